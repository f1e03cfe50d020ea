-- One row per change of bodies (split, split_off where the earlier one lives on, merge, rename, renumber, move), in the
-- first year after it: bodies before and after, the body it now belongs to, the sentence.
create or replace table succession_event as
with link as (
    select
        unit_succession.year,
        unit_succession.from_unit,
        unit_succession.to_unit,
        earlier.name as from_name,
        earlier.sort_order as from_order,
        later.name as to_name,
        later.sort_order as to_order,
        coalesce(parent.name, later.parent, '') as parent_name,
        case
            when word.code <> 'split' then word.code
            when bool_or(coalesce(earlier.last_year, 9999) >= unit_succession.year) over same_split then 'split_off'
            else 'split'
        end as kind,
        if(word.code = 'merge', unit_succession.to_unit, unit_succession.from_unit) as hinge
    from unit_succession
    inner join word on unit_succession.kind = word.name and word.kind_of_word = 'succession'
    inner join unit as earlier on unit_succession.from_unit = earlier.id
    inner join unit as later on unit_succession.to_unit = later.id
    left join unit as parent on later.parent = parent.id
    window same_split as (partition by unit_succession.year, unit_succession.from_unit)
),

event as (
    select
        year,
        kind,
        any_value(parent_name) as parent_name,
        if(kind = 'merge', string_agg(from_name, ', ' order by from_order), any_value(from_name)) as from_names,
        if(kind = 'merge', any_value(to_name), string_agg(to_name, ', ' order by to_order)) as to_names,
        list(distinct from_unit) as from_units,
        list(distinct to_unit) as to_units
    from link
    group by year, kind, hinge
)

select
    event.*,
    replace(
        replace(replace(word.name, '{from}', event.from_names), '{to}', event.to_names),
        '{parent}',
        event.parent_name
    ) as told
from event
inner join word on event.kind = word.code and word.kind_of_word = 'succession_told';
