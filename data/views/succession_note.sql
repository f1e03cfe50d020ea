-- One row per body and year at the edge of a change: its origin, in its first year; what became of it, in its last.
create table succession_note as
with origin as (
    select
        kind,
        from_names,
        year,
        unnest(to_units) as unit
    from succession_event
),

fate as (
    select
        kind,
        to_names,
        year - 1 as year,
        unnest(from_units) as unit
    from succession_event
)

select
    origin.year,
    origin.unit,
    replace(word.name, '{from}', origin.from_names) as note
from origin
inner join word on origin.kind = word.code and word.kind_of_word = 'succession_origin'
union all
select
    fate.year,
    fate.unit,
    replace(word.name, '{to}', fate.to_names) as note
from fate
inner join word on fate.kind = word.code and word.kind_of_word = 'succession_fate';
