-- One row per split, merger or renaming of bodies, in the first year after it: bodies before and after, the sentence.
create table succession_event as
with link as (
    select
        unit_succession.year,
        unit_succession.from_unit,
        unit_succession.to_unit,
        word.code as kind,
        earlier.name as from_name,
        earlier.sort_order as from_order,
        later.name as to_name,
        later.sort_order as to_order,
        if(word.code = 'merge', unit_succession.to_unit, unit_succession.from_unit) as hinge
    from unit_succession
    inner join word on unit_succession.kind = word.name and word.kind_of_word = 'succession'
    inner join unit as earlier on unit_succession.from_unit = earlier.id
    inner join unit as later on unit_succession.to_unit = later.id
),

event as (
    select
        year,
        kind,
        if(kind = 'merge', string_agg(from_name, ', ' order by from_order), any_value(from_name)) as from_names,
        if(kind = 'merge', any_value(to_name), string_agg(to_name, ', ' order by to_order)) as to_names,
        list(distinct from_unit) as from_units,
        list(distinct to_unit) as to_units
    from link
    group by year, kind, hinge
)

select
    event.*,
    replace(replace(word.name, '{from}', event.from_names), '{to}', event.to_names) as told
from event
inner join word on event.kind = word.code and word.kind_of_word = 'succession_told';
