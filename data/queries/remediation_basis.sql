-- One row per year with shortcomings known whose plan asks for remediation plans: its number, and where it says so.
select
    deadline.year,
    plan.number as plan_number,
    deadline.section
from deadline
inner join plan on deadline.year = plan.year
where
    deadline.document = 'ke_hoach_khac_phuc'
    and deadline.year in (select known.year from remediation_as_of($as_of) as known)
    and is_chosen($years, deadline.year)
group by all
order by deadline.year, deadline.section;
