-- One row per body that stands in the latest year with ratings known on a day, and body whose figures are its own in
-- the years before `before_year`: itself (9999) and those it came from. One that split is a source of each successor.
create macro unit_now_as_of(day) as table
    with latest as (
        select max(year) as year from rating_count_as_of(day)
    )

    select
        unit_lineage.unit,
        unit_lineage.ancestor as source,
        max(unit_lineage.before_year) as before_year
    from unit_lineage
    inner join unit on unit_lineage.unit = unit.id
    cross join latest
    where
        latest.year >= coalesce(unit.first_year, latest.year)
        and latest.year <= coalesce(unit.last_year, latest.year)
        and (unit_lineage.before_year <= latest.year or unit_lineage.ancestor = unit_lineage.unit)
    group by unit_lineage.unit, unit_lineage.ancestor;
