-- One row per body and body it came from, itself included; an ancestor stands for it before the year of the change.
create or replace table unit_lineage as
with recursive lineage as (
    select
        id as unit,
        id as ancestor,
        null::integer as before_year
    from unit
    union
    select
        lineage.unit,
        unit_succession.from_unit,
        least(coalesce(lineage.before_year, unit_succession.year), unit_succession.year) as before_year
    from lineage
    inner join unit_succession on lineage.ancestor = unit_succession.to_unit
)

select
    unit,
    ancestor,
    before_year
from lineage;
