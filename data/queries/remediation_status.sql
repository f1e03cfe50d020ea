-- One row per branch and class of its shortcomings on the day, classes without any left out; total is the branch's.
with counted as (
    select
        unit,
        class,
        count(*)::integer as n
    from remediation_as_of($as_of)
    where
        is_chosen($years, year)
        and is_chosen($units, unit)
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
    unit.sort_order
from counted
inner join unit on counted.unit = unit.id
inner join word on counted.class = word.code and word.kind_of_word = 'remediation_class'
order by unit.sort_order, counted.unit, word.rank;
