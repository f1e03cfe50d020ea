-- One row per subject of whom several lines tell, period, stage and span of days in which what is known of the subject
-- stays the same: from since on, before until ("infinity" where nothing newer came), by the last file's line then.
-- A decision that says only that there is no level takes the state which an earlier stage of the same subject gives;
-- given_reason and its address are what that state was told from.
create or replace table rating_followed as
with told_again as (
    select hash(year, period, subject) as thing
    from rating_line
    group by hash(year, period, subject)
    having count(*) > 1
),

line as (
    select *
    from rating_line
    where hash(year, period, subject) in (select told_again.thing from told_again)
),

turn as (
    select
        year,
        period,
        subject,
        known_on as since,
        lead(known_on, 1, date 'infinity') over (
            partition by year, period, subject
            order by known_on
        ) as until
    from line
    group by year, period, subject, known_on
),

standing as (
    select
        line.*,
        turn.since,
        turn.until
    from line
    inner join turn
        on
            line.year = turn.year
            and line.period = turn.period
            and line.subject = turn.subject
            and line.known_on <= turn.since
    qualify row_number() over (
        partition by
            line.year,
            line.period,
            line.subject_kind,
            line.subject,
            line.stage,
            turn.since
        order by line.file_id desc
    ) = 1
),

earlier_state as (
    select
        standing.year,
        standing.period,
        standing.subject,
        standing.since,
        arg_max(
            struct_pack(
                state := standing.unrated_state,
                reason := standing.unrated_reason,
                id := standing.source_id,
                file := standing.source_file,
                sheet := standing.sheet,
                cell := standing.cell
            ),
            row(word.rank, standing.file_id, standing.sheet, standing.cell)
        ) as told
    from standing
    inner join word on standing.stage = word.code and word.kind_of_word = 'stage'
    where standing.stage <> 'decided' and standing.level is null and standing.unrated_state <> 'cho_xep_loai'
    group by all
),

stated as (
    select
        standing.*,
        case
            when standing.level is not null then null
            when standing.unrated_state <> 'cho_xep_loai' or standing.stage <> 'decided' then null
            else earlier_state.told
        end as told
    from standing
    left join earlier_state using (year, period, subject, since)
)

select
    standing.since,
    standing.until,
    standing.year,
    standing.period,
    standing.unit,
    standing.subject_kind,
    standing.subject,
    standing.subject_name,
    standing.stage,
    standing.level,
    standing.score,
    if(
        standing.level is null,
        coalesce(standing.told.state, standing.unrated_state, 'cho_xep_loai'),
        null
    ) as unrated_state,
    standing.unrated_reason,
    standing.source_file,
    standing.sheet as source_sheet,
    standing.cell as source_cell,
    standing.source_id,
    standing.known_on,
    if(standing.told is null, standing.unrated_reason, standing.told.reason) as given_reason,
    if(standing.told is null, standing.source_id, standing.told.id) as given_id,
    if(standing.told is null, standing.source_file, standing.told.file) as given_file,
    if(standing.told is null, standing.sheet, standing.told.sheet) as given_sheet,
    if(standing.told is null, standing.cell, standing.told.cell) as given_cell
from stated as standing;
