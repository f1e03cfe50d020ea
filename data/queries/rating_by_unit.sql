-- One row per year, body with data and level, CHUA_XEP_LOAI among them; good is HTTNV or better, of those rated.
-- n is null where only a total of the body is known that has no figure for the level, and so is what would need it.
-- A body above others stands with the sums of those under it, and with its own level beside them.
with known as (
    select
        level_count.year,
        place.shown as unit,
        level_count.level,
        level_count.n,
        level_count.rated
    from level_count_tried($as_of, $trial_year, $trial_subjects, $trial_levels) as level_count
    inner join meant($body, $units) as place on level_count.unit = place.unit
    where
        level_count.subject_kind = $subject_kind
        and level_count.stage = $stage
        and is_chosen($years, level_count.year)
),

counted as (
    select
        year,
        unit,
        level,
        level_sum(true, n) as n
    from known
    group by year, unit, level
),

summed as (
    select
        year,
        unit,
        total_sum(level, n, rated) as total,
        rated_sum(level, rated) as rated,
        level_sum(is_good(level), n) as good
    from known
    group by year, unit
),

own_level as (
    select
        year,
        unit,
        level
    from rating_tried($as_of, $trial_year, $trial_subjects, $trial_levels)
    where subject_kind in ('chi_bo', 'dang_bo_truc_thuoc') and stage = $stage and period = 'nam'
)

select
    counted.year,
    counted.unit,
    unit.name as unit_name,
    counted.level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    counted.n,
    summed.rated,
    summed.total,
    share_of_rated(counted.level, counted.n, summed.rated) as percent,
    percent(summed.good, summed.rated) as good_percent,
    own_level.level as unit_level,
    own_word.name as unit_level_name,
    unit.sort_order
from counted
inner join summed on counted.year = summed.year and counted.unit = summed.unit
inner join unit on counted.unit = unit.id
inner join word on counted.level = word.code and word.kind_of_word = 'level'
left join own_level on counted.year = own_level.year and counted.unit = own_level.unit
left join word as own_word on own_level.level = own_word.code and own_word.kind_of_word = 'level'
order by counted.year, unit.sort_order, unit.id, word.rank;
