-- One row per subject of a year whose rule has quarters, and period: the quarters rated by themselves, then the year;
-- level null where no paper names the subject for that period, CHI_CO_DIEM where one gives a score alone.
with rated as (
    select rating.*
    from rating_as_of($as_of) as rating
    where
        rating.subject_kind = $subject_kind
        and rating.stage = $stage
        and is_chosen($years, rating.year)
        and is_meant($body, $units, rating.unit)
),

subject as (
    select
        year,
        subject,
        arg_max(unit, known_on) as unit,
        arg_max(subject_name, known_on) as subject_name
    from rated
    group by year, subject
),

asked as (
    select
        year,
        period
    from rated_quarter
    where subject_kind = $subject_kind
    union
    select
        year,
        'nam' as period
    from rated_quarter
    where subject_kind = $subject_kind
),

told as (
    select
        subject.year,
        subject.subject,
        subject.subject_name,
        subject.unit,
        asked.period,
        rated.score,
        case
            when rated.subject is null then null
            when rated.level is not null then rated.level
            when rated.score is not null then 'CHI_CO_DIEM'
            else 'CHUA_XEP_LOAI'
        end as level,
        rated.source_id,
        rated.source_file,
        rated.source_sheet,
        rated.source_cell
    from subject
    inner join asked on subject.year = asked.year
    left join rated
        on subject.year = rated.year and subject.subject = rated.subject and asked.period = rated.period
)

select
    told.year,
    told.unit,
    unit.name as unit_name,
    told.subject,
    told.subject_name,
    told.period,
    period_word.name as period_name,
    period_word.rank as period_rank,
    told.level,
    level_word.name as level_name,
    level_word.short_name as level_short,
    if(level_word.kind_of_word = 'level', level_word.rank, 100) as level_rank,
    told.score,
    told.source_id,
    told.source_file,
    told.source_sheet,
    told.source_cell
from told
inner join unit on told.unit = unit.id
inner join word as period_word on told.period = period_word.code and period_word.kind_of_word = 'period'
left join word as level_word
    on told.level = level_word.code and level_word.kind_of_word in ('level', 'level_of_quarter')
order by told.year, unit.sort_order, told.subject_name, told.subject, period_word.rank;
