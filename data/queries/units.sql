-- One row per body that existed in any of the years; in all of them where none is given.
select
    unit.id as unit,
    unit.name as unit_name,
    unit.kind,
    unit.parent,
    unit.first_year,
    unit.last_year,
    unit.sort_order
from unit
where
    len($years) = 0
    or exists (
        select 1
        from unnest($years::integer[]) as chosen (year)
        where
            chosen.year >= coalesce(unit.first_year, chosen.year)
            and chosen.year <= coalesce(unit.last_year, chosen.year)
    )
order by unit.sort_order, unit.id;
