-- One row per body and body at or above it: child is the one directly under the ancestor on the way down, itself where
-- the two are one (depth 0). What names no known body as its parent stands under the whole.
create or replace table unit_path as
with recursive above as (
    select
        unit.id as unit,
        case when unit.id <> 'dang-bo' then coalesce(parent.id, 'dang-bo') end as parent
    from unit
    left join unit as parent on unit.parent = parent.id and unit.parent <> unit.id
),

path as (
    select
        unit,
        unit as ancestor,
        unit as child,
        0 as depth
    from above
    union all
    select
        path.unit,
        above.parent as ancestor,
        path.ancestor as child,
        path.depth + 1 as depth
    from path
    inner join above on path.ancestor = above.unit
    where above.parent is not null
)

select
    unit,
    ancestor,
    child,
    depth
from path
order by ancestor, unit;
