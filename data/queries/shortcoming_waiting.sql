-- One row per branch with shortcomings that a person may join with earlier ones: in how many pairs, most first.
select
    unit,
    any_value(unit_name) as unit_name,
    any_value(office) as office,
    count(*) as n
from shortcoming_proposed($as_of, $years, $body, $units)
group by unit
order by n desc, max(row(likeness, year)) desc, unit asc;
