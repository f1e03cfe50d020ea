-- One row per body and body it came from, which stands for it in the years before before_year, that of the change; it
-- stands for itself in any year (9999).
create or replace table unit_lineage as
with recursive lineage as (
    select
        id as unit,
        id as ancestor,
        9999 as before_year
    from unit
    union
    select
        lineage.unit,
        unit_succession.from_unit,
        least(lineage.before_year, unit_succession.year) as before_year
    from lineage
    inner join unit_succession on lineage.ancestor = unit_succession.to_unit
)

select
    unit,
    ancestor,
    before_year
from lineage;
