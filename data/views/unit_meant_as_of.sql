-- One row per body that a choice of bodies means; none chosen means all. as_now: in the place of one that is gone stand
-- its living successors.
create macro unit_meant_as_of(day, body, chosen, as_now) as table
    with living as (
        select distinct unit from unit_now_as_of(day)
    )

    select id as unit
    from unit
    where
        is_whole(body, chosen)
        or (is_meant(body, chosen, id) and (not as_now or id in (select living.unit from living)))
    union
    select unit_now.unit
    from unit_now_as_of(day) as unit_now
    where
        as_now
        and len(chosen) > 0
        and is_meant(body, chosen, unit_now.source)
        and unit_now.source not in (select living.unit from living);
