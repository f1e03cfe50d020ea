-- One row per year: the deadline of the branches' dossier, the one that asks a chi bộ for the most documents.
create or replace table dossier_deadline as
with asked as (
    select
        year,
        position,
        any_value(named_day) as named_day,
        any_value(comparison) as comparison,
        count(*) as documents
    from deadline
    where subject = 'chi_bo' and requirement = 'required'
    group by year, position
)

select
    year,
    position,
    named_day,
    comparison
from asked
qualify row_number() over (
    partition by year
    order by documents desc, position asc
) = 1;
