-- One row per year and level of the members decided, CHUA_XEP_LOAI among them, of the whole Đảng bộ, as last known.
-- Years of which a printed total leaves a level out are not there: their parts cannot be told. Nobody gets these rows
-- as they stand: data/audience.py first merges what would show few people.
with levelled as (
    select
        year,
        level,
        sum(n)::integer as n,
        bool_or(n is null) as is_silent
    from level_count_as_of($as_of)
    where subject_kind = 'dang_vien' and stage = 'decided'
    group by year, level
),

told as (
    select
        *,
        bool_or(is_silent) over (partition by year) as leaves_out
    from levelled
)

select
    told.year,
    told.level,
    word.rank as level_rank,
    told.n
from told
inner join word on told.level = word.code and word.kind_of_word = 'level'
where not told.leaves_out
order by told.year, word.rank;
