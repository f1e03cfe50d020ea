-- One row per body and required document: its receipt in days from its named day (offset_days), and that of the dossier
-- it belongs to, dated by its last document. What is not in stands at the day asked about and moves on with it. Only
-- bodies that hand in papers; one above others by those under it (filing_of). The one whose dossier is farthest behind
-- first.
with lag as (
    select
        filing.*,
        filing.received_on is not null as is_in,
        dossier_deadline.year is not null or filing.kind <> 'chi_bo' as is_dossier,
        filing.last_day - filing.named_day as last_offset
    from filing_of($as_of, $body, $units) as filing
    left join dossier_deadline
        on filing.year = dossier_deadline.year and filing.position = dossier_deadline.position
    where filing.requirement = 'required' and is_chosen($years, filing.year)
),

whole as (
    select
        year,
        unit,
        max(stands_at) filter (where is_dossier) as worst_offset,
        count_if(is_dossier and not is_in) as missing
    from lag
    group by year, unit
)

select
    lag.year,
    lag.unit,
    lag.unit_name,
    lag.kind,
    lag.document,
    coalesce(document_word.name, lag.document) as document_name,
    coalesce(document_word.short_name, lag.document) as document_short,
    lag.named_day,
    lag.last_offset::integer as last_offset,
    lag.received_on,
    lag.stands_at::integer as offset_days,
    lag.is_in,
    lag.state,
    state_word.name as state_name,
    lag.is_dossier,
    lag.complete_on,
    (lag.complete_on - lag.named_day)::integer as complete_offset,
    lag.source_id,
    lag.source_file,
    lag.source_sheet,
    lag.source_cell
from lag
inner join whole on lag.year = whole.year and lag.unit = whole.unit
inner join word as state_word on lag.state = state_word.code and state_word.kind_of_word = 'filing_state'
left join word as document_word on lag.document = document_word.code and document_word.kind_of_word = 'document'
order by
    lag.year asc,
    whole.worst_offset desc nulls last,
    whole.missing desc,
    lag.sort_order asc,
    lag.unit asc,
    lag.position asc,
    document_word.rank asc,
    lag.document asc;
