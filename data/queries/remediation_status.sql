-- One row per branch and class of its shortcomings on the day, classes without any left out; total is the branch's, as
-- are those with a due date moved back (extended) and those come again from an earlier year (repeated).
with known as (
    select
        place.shown as unit,
        remediation.class,
        remediation.extensions > 0 as is_extended,
        thread.link is not null as is_repeat
    from remediation_as_of($as_of) as remediation
    inner join shortcoming_thread_as_of($as_of) as thread using (year, unit, item_key)
    inner join meant($body, $units) as place on remediation.unit = place.unit
    where is_chosen($years, remediation.year)
),

counted as (
    select
        unit,
        class,
        count(*)::integer as n,
        count(*) filter (where is_extended) as extended,
        count(*) filter (where is_repeat) as repeated
    from known
    group by unit, class
)

select
    counted.unit,
    unit.name as unit_name,
    counted.class,
    word.name as class_name,
    word.rank as class_rank,
    counted.n,
    (sum(counted.n) over (partition by counted.unit))::integer as total,
    (sum(counted.extended) over (partition by counted.unit))::integer as extended,
    (sum(counted.repeated) over (partition by counted.unit))::integer as repeated,
    unit.sort_order
from counted
inner join unit on counted.unit = unit.id
inner join word on counted.class = word.code and word.kind_of_word = 'remediation_class'
order by unit.sort_order, counted.unit, word.rank;
