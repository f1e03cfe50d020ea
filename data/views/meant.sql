-- One row per body that is meant by a body looked into and a choice of bodies (none: all): it stands under the name of
-- `shown`, the child of the body looked into on the way down to it; where bodies are chosen, the lowest of those it
-- stands under.
create macro meant(body, chosen) as table
    select
        unit,
        child as shown
    from unit_path
    where len(chosen) = 0 and ancestor = body
    union all
    select
        below.unit,
        arg_min(above.ancestor, above.depth) as shown
    from unit_path as below
    inner join unit_path as above on below.unit = above.unit
    where len(chosen) > 0 and below.ancestor = body and is_chosen(chosen, above.ancestor)
    group by below.unit;

create macro is_whole(body, chosen) as body = 'dang-bo' and len(chosen) = 0;

create macro is_meant(body, chosen, of_unit) as
is_whole(body, chosen) or of_unit in (
    select unit
    from meant(body, chosen)
    where not is_whole(body, chosen)
);
