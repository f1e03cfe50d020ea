-- One row per branch of a year: its members, and those who have made plan and pledge, as last reported.
select
    unit_year.unit,
    unit_year.unit_name,
    pledge.members,
    pledge.done,
    pledge.reported_on
from unit_year
left join pledge on unit_year.year = pledge.year and unit_year.unit = pledge.unit
where unit_year.year = $year and unit_year.kind = 'chi_bo'
order by unit_year.sort_order;
