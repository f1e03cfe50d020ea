-- One row per body that a branch ($unit) came from (side: before) or that came of it (after) by one change: its name,
-- its years, the first year after the change, and the change in words, told of the branch.
-- What became of it is known from the year of the change on.
with link as (
    select
        'before' as side,
        from_unit as kin,
        year
    from unit_succession
    where to_unit = $unit
    union all
    select
        'after' as side,
        to_unit as kin,
        year
    from unit_succession
    where from_unit = $unit and year <= year($as_of)
)

select
    link.side,
    link.kin as unit,
    unit.name as unit_name,
    unit.first_year,
    unit.last_year,
    link.year,
    note.note as change_note
from link
inner join unit on link.kin = unit.id
left join succession_note as note
    on
        link.year = note.event_year
        and if(link.side = 'before', link.year, link.year - 1) = note.year
        and note.unit = $unit
order by link.side desc, link.year asc, unit.sort_order asc, link.kin asc;
