-- One row per line to be reached on the day: percent of the shortcomings put right, how many that is (needed), whether
-- it is reached, and what sets it for the years (legal_text null: nothing does, the line is for reading only).
with known as (
    select
        year,
        status
    from remediation_as_of($as_of)
    where is_chosen($years, year) and is_meant($body, $units, unit)
),

counted as (
    select
        count(*)::integer as scope,
        (count(*) filter (where status = 'da_hoan_thanh'))::integer as done
    from known
),

goal_of_year as (
    select
        percent,
        string_agg(distinct legal_text, '; ' order by legal_text) as legal_text,
        string_agg(distinct legal_basis, '; ' order by legal_basis) as legal_basis
    from remediation_goal
    where year in (select known.year from known)
    group by percent
),

goal as (
    select * from goal_of_year
    union all
    select
        percent,
        null as legal_text,
        null as legal_basis
    from remediation_mark
    where not exists (select 1 from goal_of_year)
)

select
    goal.percent::integer as percent,
    ceil(counted.scope * goal.percent / 100)::integer as needed,
    counted.done * 100 >= counted.scope * goal.percent as is_reached,
    goal.legal_text,
    goal.legal_basis
from goal
cross join counted
where counted.scope > 0
order by goal.percent;
