-- One row per year, body with data and level, CHUA_XEP_LOAI among them; good is HTTNV or better, of those rated.
with counted as (
    select
        year,
        unit,
        level,
        sum(n)::integer as n
    from rating_count_tried($as_of, $trial_year, $trial_subjects, $trial_levels)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and is_chosen($years, year)
        and is_chosen($units, unit)
    group by year, unit, level
),

summed as (
    select
        year,
        unit,
        sum(n)::integer as total,
        coalesce(sum(n) filter (where level <> 'CHUA_XEP_LOAI'), 0)::integer as rated,
        coalesce(sum(n) filter (where level in ('HTXSNV', 'HTTNV')), 0)::integer as good
    from counted
    group by year, unit
),

own_level as (
    select
        year,
        unit,
        level
    from rating_tried($as_of, $trial_year, $trial_subjects, $trial_levels)
    where subject_kind = 'chi_bo' and stage = $stage and period = 'nam'
)

select
    summed.year,
    summed.unit,
    unit.name as unit_name,
    word.code as level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    coalesce(counted.n, 0) as n,
    summed.rated,
    summed.total,
    if(word.code = 'CHUA_XEP_LOAI', null, percent(coalesce(counted.n, 0), summed.rated)) as percent,
    percent(summed.good, summed.rated) as good_percent,
    own_level.level as unit_level,
    own_word.name as unit_level_name,
    unit.sort_order
from summed
inner join unit on summed.unit = unit.id
inner join word on word.kind_of_word = 'level'
left join counted on summed.year = counted.year and summed.unit = counted.unit and word.code = counted.level
left join own_level on summed.year = own_level.year and summed.unit = own_level.unit
left join word as own_word on own_level.level = own_word.code and own_word.kind_of_word = 'level'
order by summed.year, unit.sort_order, unit.id, word.rank;
