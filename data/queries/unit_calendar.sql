-- One row per paper the plan asks of a branch in a year, the first due first: its named and last permitted day, when it
-- came, its state on the day and days late, overdue or left; offset_days from the named day. Papers that are not
-- required and have not come are left out: nobody waits for them.
select
    asked.year,
    asked.unit,
    asked.unit_name,
    asked.document,
    coalesce(document_word.name, asked.document) as document_name,
    coalesce(document_word.short_name, asked.document) as document_short,
    asked.requirement,
    asked.named_day,
    asked.last_day,
    comparison_word.name as comparison_name,
    asked.received_on,
    asked.state,
    state_word.name as state_name,
    asked.days::integer as days,
    asked.offset_days::integer as offset_days,
    asked.is_problem,
    dossier_deadline.year is not null as is_dossier,
    asked.complete_on,
    asked.together,
    counted.quantity,
    if(counted.quantity is null, null, member_count.members)::integer as members,
    asked.source_id,
    asked.source_file,
    asked.source_sheet,
    asked.source_cell
from compliance($as_of) as asked
inner join word as state_word on asked.state = state_word.code and state_word.kind_of_word = 'filing_state'
inner join
    word as comparison_word
    on asked.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
left join word as document_word on asked.document = document_word.code and document_word.kind_of_word = 'document'
left join dossier_deadline on asked.year = dossier_deadline.year and asked.position = dossier_deadline.position
left join paper_count_as_of($as_of) as counted
    on asked.year = counted.year and asked.unit = counted.unit and asked.document = counted.document
left join member_count($as_of) as member_count on asked.year = member_count.year and asked.unit = member_count.unit
where
    asked.kind = 'chi_bo'
    and asked.state <> 'khong_yeu_cau'
    and is_chosen($years, asked.year)
    and is_meant($body, $units, asked.unit)
order by
    asked.year asc,
    asked.unit asc,
    asked.named_day asc,
    asked.position asc,
    coalesce(document_word.rank, 0) asc,
    asked.document asc;
