-- One row per branch and span of days its open shortcomings are overdue, spans without any left out; total is the
-- branch's open ones. Those not yet due and those without a due date stand in spans of their own.
with aged as (
    select
        place.shown as unit,
        case
            when remediation.due_on is null then 'khong_ghi_thoi_han'
            when not remediation.is_overdue then 'chua_den_han'
            else remediation_age.code
        end as age
    from remediation_as_of($as_of) as remediation
    inner join meant($body, $units) as place on remediation.unit = place.unit
    left join remediation_age
        on
            remediation.days_overdue >= remediation_age.first_day
            and remediation.days_overdue <= coalesce(remediation_age.last_day, remediation.days_overdue)
    where
        remediation.is_open
        and is_chosen($years, remediation.year)
),

counted as (
    select
        unit,
        age,
        count(*)::integer as n
    from aged
    group by unit, age
)

select
    counted.unit,
    unit.name as unit_name,
    counted.age,
    word.name as age_name,
    word.rank as age_rank,
    counted.n,
    (sum(counted.n) over (partition by counted.unit))::integer as total,
    unit.sort_order
from counted
inner join unit on counted.unit = unit.id
inner join word on counted.age = word.code and word.kind_of_word = 'remediation_age'
order by unit.sort_order, counted.unit, word.rank;
