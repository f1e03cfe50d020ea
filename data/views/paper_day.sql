-- One row per year, body and document: the day the paper counts as known, its first receipt, else the day named for it.
create or replace table paper_day as
with asked as (
    select
        unit_year.year,
        unit_year.unit,
        deadline.document,
        min(deadline.named_day) as named_day
    from unit_year
    inner join deadline on unit_year.year = deadline.year and unit_year.kind = deadline.subject
    group by all
),

received as (
    select
        year,
        unit,
        document,
        min(received_on) as received_on
    from submission
    group by all
)

select
    year,
    unit,
    document,
    coalesce(received.received_on, asked.named_day) as day
from asked
full join received using (year, unit, document);
