-- One row per body whose figures of the years before before_year stand for any of the bodies chosen, or for their
-- living successors (as_now): these themselves and those they came from; none chosen means all.
create macro followed_as_of(day, body, chosen, as_now) as table
    select
        ancestor as unit,
        max(before_year) as before_year
    from unit_lineage
    where
        unit in (select meant.unit from unit_meant_as_of(day, body, chosen, as_now) as meant)
        and (as_now or len(chosen) > 0 or is_meant(body, chosen, ancestor))
    group by ancestor;
