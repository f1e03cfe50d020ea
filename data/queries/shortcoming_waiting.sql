-- One row per branch with shortcomings that a person may join with earlier ones: in how many pairs, most first; the
-- first $most. Of all of them: how many (bodies, all of them branches with a count) and their pairs (all_n).
with counted as (
    select
        unit,
        arg_max(office, year) as office,
        sum(n)::integer as n,
        max(row(likeness, year)) as nearest
    from shortcoming_waiting_as_of($as_of)
    where is_chosen($years, year) and is_meant($body, $units, unit)
    group by unit
)

select
    counted.unit,
    unit.name as unit_name,
    counted.office,
    counted.n,
    (count(*) over ())::integer as bodies,
    (count(*) over ())::integer as branches,
    (count(*) over ())::integer as told_bodies,
    (sum(counted.n) over ())::integer as all_n
from counted
inner join unit on counted.unit = unit.id
order by counted.n desc, counted.nearest desc, counted.unit asc
limit $most;
