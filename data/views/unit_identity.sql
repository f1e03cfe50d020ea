-- One row per body: the first body that it goes on from under a new name, number or superior body, itself where none.
create or replace table unit_identity as
with recursive going_back as (
    select
        id as unit,
        id as identity,
        0 as steps
    from unit
    union
    select
        going_back.unit,
        unit_succession.from_unit as identity,
        going_back.steps + 1 as steps
    from going_back
    inner join unit_succession on going_back.identity = unit_succession.to_unit
    inner join word
        on
            unit_succession.kind = word.name
            and word.kind_of_word = 'succession'
            and word.code in ('rename', 'renumber', 'move', 'move_rename')
)

select
    unit,
    arg_max(identity, steps) as identity
from going_back
group by unit;
