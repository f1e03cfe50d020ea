-- One row per two shortcomings of different years, alike in words but not the same, that a person may join: the most
-- alike first, of these the first so many. A pair stands in the year and branch of its later shortcoming.
with proposed as (
    select *
    from shortcoming_proposed_as_of($as_of)
    where is_chosen($years, year) and is_meant($body, $units, unit)
    order by likeness desc, year desc, unit asc, item_key asc, earlier_year asc, earlier_key asc
    limit $most
)

select
    proposed.year,
    proposed.unit,
    unit.name as unit_name,
    looked_after.office,
    proposed.item_key,
    later.item,
    proposed.earlier_year,
    proposed.earlier_unit,
    earlier_unit.name as earlier_unit_name,
    proposed.earlier_key,
    earlier.item as earlier_item,
    proposed.likeness
from proposed
inner join unit on proposed.unit = unit.id
inner join unit as earlier_unit on proposed.earlier_unit = earlier_unit.id
inner join remediation_as_of($as_of) as later
    on proposed.year = later.year and proposed.unit = later.unit and proposed.item_key = later.item_key
inner join remediation_as_of($as_of) as earlier
    on
        proposed.earlier_year = earlier.year
        and proposed.earlier_unit = earlier.unit
        and proposed.earlier_key = earlier.item_key
left join office_as_of($as_of) as looked_after
    on proposed.year = looked_after.year and proposed.unit = looked_after.unit
order by
    proposed.likeness desc,
    proposed.year desc,
    proposed.unit asc,
    proposed.item_key asc,
    proposed.earlier_year asc,
    proposed.earlier_key asc;
