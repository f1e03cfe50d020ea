-- One row per year and level, CHUA_XEP_LOAI among them: subjects at that level, in percent of those rated.
-- Where printed totals have no figure for a level, n is the sum of those that have one (null: none has), `silent` the
-- number of bodies that have none, and what would need their figures (percent; rated and total unless printed) is null.
with counted as (
    select
        year,
        level,
        n,
        rated
    from level_count_tried($as_of, $trial_year, $trial_subjects, $trial_levels)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and is_chosen($years, year)
        and is_meant($body, $units, unit)
),

summed as (
    select
        year,
        rated_sum(level, rated) as rated,
        total_sum(level, n, rated) as total
    from counted
    group by year
),

levelled as (
    select
        year,
        level,
        sum(n)::integer as n,
        (count(*) filter (where n is null))::integer as silent
    from counted
    group by year, level
)

select
    levelled.year,
    levelled.level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    levelled.n,
    summed.rated,
    summed.total,
    share_of_rated(levelled.level, if(levelled.silent = 0, levelled.n, null), summed.rated) as percent,
    levelled.silent
from levelled
inner join summed on levelled.year = summed.year
inner join word on levelled.level = word.code and word.kind_of_word = 'level'
order by levelled.year, word.rank;
