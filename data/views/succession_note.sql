-- One row per body and year at the edge of a change: its origin, in its first year; what became of it, in the year
-- before event_year, which is its last where it did not live on.
create or replace table succession_note as
with origin as (
    select
        kind,
        from_names,
        parent_name,
        year,
        unnest(to_units) as unit
    from succession_event
),

fate as (
    select
        kind,
        to_names,
        parent_name,
        year,
        unnest(from_units) as unit
    from succession_event
)

select
    origin.year,
    origin.unit,
    origin.year as event_year,
    replace(replace(word.name, '{from}', origin.from_names), '{parent}', origin.parent_name) as note
from origin
inner join word on origin.kind = word.code and word.kind_of_word = 'succession_origin'
union all
select
    fate.year - 1 as year,
    fate.unit,
    fate.year as event_year,
    replace(replace(word.name, '{to}', fate.to_names), '{parent}', fate.parent_name) as note
from fate
inner join word on fate.kind = word.code and word.kind_of_word = 'succession_fate';
