-- One row per line of a paper behind a bar: a subject, or where only totals are known a branch's printed total (n).
-- level CHUA_XEP_LOAI asks for those without a level, '' for all; the reason is what their state is told from (see
-- rating_as_of).
with subject_line as (
    select
        year,
        unit,
        subject,
        subject_name,
        stage,
        level,
        unrated_state,
        given_reason as unrated_reason,
        1 as n,
        source_id,
        source_file,
        source_sheet,
        source_cell
    from rating_as_of($as_of)
    where
        subject_kind = $subject_kind
        and period = 'nam'
        and stage = $stage
        and $level in ('', coalesce(level, 'CHUA_XEP_LOAI'))
        and is_chosen($years, year)
        and is_meant($body, $units, unit)
),

total_line as (
    select
        printed.year,
        printed.unit,
        printed.unit as subject,
        printed.unit_name as subject_name,
        printed.stage,
        if(printed.level = 'CHUA_XEP_LOAI', null, printed.level) as level,
        null as unrated_state,
        null as unrated_reason,
        printed.n,
        printed.source_id,
        printed.source_file,
        printed.source_sheet,
        printed.source_cell
    from only_total_as_of($as_of) as printed
    where
        printed.subject_kind = $subject_kind
        and printed.stage = $stage
        and $level in ('', printed.level)
        and is_chosen($years, printed.year)
        and is_meant($body, $units, printed.unit)
),

line as (
    select * from subject_line
    union all
    select * from total_line
)

select
    line.year,
    line.unit,
    unit.name as unit_name,
    line.subject,
    line.subject_name,
    word.name as stage_name,
    line.level,
    level_word.name as level_name,
    line.unrated_reason,
    line.source_id,
    line.source_file,
    line.source_sheet,
    line.source_cell,
    line.unrated_state,
    line.n,
    line.stage
from line
inner join unit on line.unit = unit.id
inner join word on line.stage = word.code and word.kind_of_word = 'stage'
left join word as level_word on line.level = level_word.code and level_word.kind_of_word = 'level'
order by line.year, unit.sort_order, line.unit, line.subject_name, line.subject, level_word.rank, line.source_cell;
