-- One row per paper in on the day asked about that was not in yet on the day compared with: when it came, late or not.
with earlier as (
    select
        year,
        position,
        unit,
        document
    from compliance($compared_on)
    where received_on is not null and is_chosen($years, year)
)

select
    later.year,
    later.unit,
    later.unit_name,
    later.document,
    coalesce(document_word.name, later.document) as document_name,
    later.received_on,
    later.state,
    state_word.name as state_name,
    if(later.is_late, later.offset_days, null)::integer as late_days,
    later.source_id,
    later.source_file,
    later.source_sheet,
    later.source_cell
from compliance($as_of) as later
left join earlier
    on
        later.year = earlier.year
        and later.position = earlier.position
        and later.unit = earlier.unit
        and later.document = earlier.document
inner join word as state_word on later.state = state_word.code and state_word.kind_of_word = 'filing_state'
left join word as document_word on later.document = document_word.code and document_word.kind_of_word = 'document'
where
    is_chosen($years, later.year)
    and is_meant($body, $units, later.unit)
    and later.received_on is not null
    and earlier.unit is null
order by later.received_on, later.sort_order, later.unit, document_word.rank, later.document;
