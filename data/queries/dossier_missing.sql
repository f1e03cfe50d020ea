-- One row per branch whose dossier lacks a required document, had one late, or came without its award papers: what is
-- missing, who directs the branch.
-- Worst first: most missing, then the longest wait. Before the deadline what is not in is missing, but not yet overdue.
with asked as (
    select
        compliance.*,
        compliance.requirement = 'required' as is_required,
        compliance.requirement = 'required' and compliance.received_on is null as is_missing,
        coalesce(word.short_name, compliance.document) as document_short,
        word.rank as document_rank
    from compliance($as_of) as compliance
    inner join dossier_deadline
        on compliance.year = dossier_deadline.year and compliance.position = dossier_deadline.position
    left join word on compliance.document = word.code and word.kind_of_word = 'document'
    where
        compliance.requirement <> 'optional'
        and is_chosen($years, compliance.year)
        and is_meant($body, [], compliance.unit)
)

select
    asked.unit,
    any_value(asked.unit_name) as unit_name,
    count_if(asked.is_missing)::integer as missing,
    string_agg(asked.document_short, ', ' order by asked.document_rank, asked.document)
    filter (where asked.is_missing) as missing_names,
    count_if(asked.is_required and asked.is_late)::integer as late,
    (max(asked.days) filter (where asked.is_required and asked.is_problem))::integer as worst_days,
    any_value(looked_after.office) as supervisor,
    count_if(asked.is_required and asked.is_overdue)::integer as overdue,
    asked.year,
    coalesce(bool_or(asked.together = 'no'), false) as is_apart
from asked
left join office_as_of($as_of) as looked_after on asked.year = looked_after.year and asked.unit = looked_after.unit
group by asked.year, asked.unit
having bool_or(asked.is_missing or (asked.is_required and asked.is_late) or coalesce(asked.together = 'no', false))
order by
    missing desc,
    worst_days desc nulls last,
    late desc,
    any_value(asked.sort_order) asc,
    asked.unit asc,
    asked.year desc;
