-- One row per side of a move (before, after) and level it can have there, the levels first, then what stands apart:
-- not rated, not named, known only as totals, of several levels.
create or replace table level_edge as
select
    side.code as side,
    word.code as level,
    word.name as level_name,
    word.short_name as level_short,
    if(word.kind_of_word = 'level', word.rank, 100 + word.rank) as level_rank,
    word.kind_of_word = 'level' and is_rated(word.code) as is_level
from word
inner join (values ('before'), ('after')) as side (code)
    on word.kind_of_word = 'level' or word.kind_of_word = 'level_' || side.code;
