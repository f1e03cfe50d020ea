-- One row per body and year of data or plan in which it existed.
create or replace table unit_year as
select
    year_rule.year,
    unit.id as unit,
    unit.name as unit_name,
    unit.kind,
    unit.sort_order
from year_rule
inner join unit
    on
        year_rule.year >= coalesce(unit.first_year, year_rule.year)
        and year_rule.year <= coalesce(unit.last_year, year_rule.year);
