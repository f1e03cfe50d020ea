-- One row per year and level, CHUA_XEP_LOAI among them: subjects at that level, in percent of those rated.
with counted as (
    select
        year,
        level,
        sum(n)::integer as n
    from rating_count_tried($as_of, $trial_year, $trial_subjects, $trial_levels)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and is_chosen($years, year)
        and is_chosen($units, unit)
    group by year, level
),

summed as (
    select
        year,
        sum(n)::integer as total,
        coalesce(sum(n) filter (where level <> 'CHUA_XEP_LOAI'), 0)::integer as rated
    from counted
    group by year
)

select
    summed.year,
    word.code as level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    coalesce(counted.n, 0) as n,
    summed.rated,
    summed.total,
    if(word.code = 'CHUA_XEP_LOAI', null, percent(coalesce(counted.n, 0), summed.rated)) as percent
from summed
inner join word on word.kind_of_word = 'level'
left join counted on summed.year = counted.year and word.code = counted.level
order by summed.year, word.rank;
