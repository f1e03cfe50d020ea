-- One row per body whose figures of the years before before_year stand for any of the bodies chosen: these themselves
-- and those they came from; none chosen means all of the body looked into, each for itself as it then stood.
create macro followed_back(body, chosen) as table
    select
        ancestor as unit,
        max(before_year) as before_year
    from unit_lineage
    where is_meant(body, chosen, unit) and (len(chosen) > 0 or is_meant(body, chosen, ancestor))
    group by ancestor;
