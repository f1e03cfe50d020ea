-- One row per day on which anything changed, and the day asked about: shortcomings known by that day (scope), of them
-- done and closed as reported by that day; dated counts those done by that day as the day asked about knows it.
with line as (
    select *
    from remediation_line
    where known_on <= $as_of and is_chosen($years, year) and is_meant($body, $units, unit)
),

begun as (
    select min(known_on) as day
    from line
),

told as (
    select distinct
        year,
        unit,
        item_key,
        known_on as day
    from line
),

turning as (
    select
        told.year,
        told.unit,
        told.item_key,
        told.day,
        coalesce(arg_max(line.status, line.place), 'chua_thuc_hien') as status
    from told
    inner join line
        on
            told.year = line.year
            and told.unit = line.unit
            and told.item_key = line.item_key
            and told.day >= line.known_on
    group by told.year, told.unit, told.item_key, told.day
),

compared as (
    select
        *,
        lag(status) over (partition by year, unit, item_key order by day) as earlier
    from turning
),

step as (
    select
        day,
        (earlier is null)::integer as scope,
        (status = 'da_hoan_thanh')::integer - coalesce(earlier = 'da_hoan_thanh', false)::integer as done,
        (status = 'ket_thuc')::integer - coalesce(earlier = 'ket_thuc', false)::integer as closed,
        0 as dated
    from compared
    union all
    select
        greatest(coalesce(remediation.done_on, remediation.said_done_on), begun.day) as day,
        0 as scope,
        0 as done,
        0 as closed,
        1 as dated
    from remediation_as_of($as_of) as remediation
    cross join begun
    where
        remediation.status = 'da_hoan_thanh'
        and is_chosen($years, remediation.year)
        and is_meant($body, $units, remediation.unit)
    union all
    select
        $as_of as day,
        0 as scope,
        0 as done,
        0 as closed,
        0 as dated
    from begun
    where day is not null
),

summed as (
    select
        least(day, $as_of) as day,
        sum(scope) as scope,
        sum(done) as done,
        sum(closed) as closed,
        sum(dated) as dated
    from step
    group by least(day, $as_of)
),

added as (
    select
        day,
        (sum(scope) over (order by day))::integer as scope,
        (sum(done) over (order by day))::integer as done,
        (sum(closed) over (order by day))::integer as closed,
        (sum(dated) over (order by day))::integer as dated
    from summed
)

select
    day,
    scope,
    done,
    closed,
    dated,
    percent(done, scope) as percent
from added
order by day;
