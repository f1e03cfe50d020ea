-- One row per subject of a year whose rule expects scores: its level, its score, and the level whose band the score is
-- in. Where they differ that is information: the level does not follow from the score. Those that differ come first.
with rated as (
    select rating.*
    from rating_as_of($as_of) as rating
    where
        rating.period = 'nam'
        and rating.subject_kind = $subject_kind
        and rating.stage = $stage
        and is_chosen($years, rating.year)
        and is_meant($body, $units, rating.unit)
        and exists (
            select 1
            from score_floor
            where score_floor.year = rating.year and score_floor.subject_kind = $subject_kind
        )
),

banded as (
    select
        rated.year,
        rated.subject,
        arg_max(score_floor.level, score_floor.floor) as band
    from rated
    inner join score_floor
        on
            rated.year = score_floor.year
            and rated.subject_kind = score_floor.subject_kind
            and rated.score >= score_floor.floor
    group by rated.year, rated.subject
)

select
    rated.year,
    rated.unit,
    unit.name as unit_name,
    rated.subject,
    rated.subject_name,
    coalesce(rated.level, 'CHUA_XEP_LOAI') as level,
    level_word.name as level_name,
    rated.score,
    banded.band,
    band_word.name as band_name,
    score_floor.floor as band_floor,
    (level_word.rank - band_word.rank)::integer as steps_below,
    coalesce(rated.level <> banded.band, false) as is_different,
    rated.source_id,
    rated.source_file,
    rated.source_sheet,
    rated.source_cell
from rated
inner join unit on rated.unit = unit.id
inner join word as level_word
    on coalesce(rated.level, 'CHUA_XEP_LOAI') = level_word.code and level_word.kind_of_word = 'level'
left join banded on rated.year = banded.year and rated.subject = banded.subject
left join word as band_word on banded.band = band_word.code and band_word.kind_of_word = 'level'
left join score_floor
    on
        rated.year = score_floor.year
        and rated.subject_kind = score_floor.subject_kind
        and banded.band = score_floor.level
order by is_different desc, rated.year asc, unit.sort_order asc, rated.subject_name asc, rated.subject asc;
