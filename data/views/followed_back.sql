-- One row per body whose figures of the years before before_year stand for any of the bodies chosen: these themselves
-- and those they came from; none chosen means all.
create macro followed_back(chosen) as table
    select
        ancestor as unit,
        max(before_year) as before_year
    from unit_lineage
    where is_chosen(chosen, unit)
    group by ancestor;
