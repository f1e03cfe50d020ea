-- One row per fact that a line of a paper tells, whatever it tells of: kind is its sort and topic what it is about, of
-- which a later paper corrects an earlier one; about names it, said is what stands there, known from known_on on.
create view told_line as
with line as (
    select
        *,
        'rating' as kind,
        concat_ws('|', subject_kind, subject, period) as topic,
        subject_name as about,
        level as said_level,
        concat_ws(' · ', unrated_reason, score) as told
    from rating_line
    union all by name
    select
        *,
        'total' as kind,
        concat_ws('|', unit, subject_kind, stage, level) as topic,
        level as about_level,
        subject_kind as about_kind,
        n::varchar as told
    from count_line
    union all by name
    select
        *,
        'vote' as kind,
        concat_ws('|', subject, level) as topic,
        level as about_level,
        n::varchar as told
    from vote_line
    union all by name
    select
        *,
        'submission' as kind,
        concat_ws('|', unit, document) as topic,
        concat_ws(' · ', strftime(received_on, '%d/%m/%Y'), quantity, note) as told
    from submission_line
    union all by name
    select
        *,
        'pledge' as kind,
        unit as topic,
        concat_ws(' · ', concat_ws('/', done, members), strftime(reported_on, '%d/%m/%Y')) as told
    from pledge_line
    union all by name
    select
        *,
        'review_meeting' as kind,
        unit as topic,
        concat_ws(' · ', strftime(held_on, '%d/%m/%Y'), supervisor, note) as told
    from review_meeting_line
    union all by name
    select
        *,
        'award' as kind,
        subject as topic,
        subject_name as about,
        concat_ws(' · ', form, strftime(filed_on, '%d/%m/%Y')) as told
    from award_line
    union all by name
    select
        *,
        'remediation' as kind,
        concat_ws('|', unit, item_key) as topic,
        item as about,
        concat_ws(' · ', coalesce(strftime(due_on, '%d/%m/%Y'), due_text), strftime(done_on, '%d/%m/%Y')) as told
    from remediation_line
    union all by name
    select
        *,
        'shortcoming' as kind,
        concat_ws('|', unit, item_key, earlier_year, earlier_unit, earlier_key) as topic,
        item as about,
        concat_ws(' · ', earlier_year, earlier_item) as told
    from shortcoming_line
    union all by name
    select
        note_record.*,
        file_day.source_id,
        file_day.source_file,
        note_record.noted_on as known_on,
        'note' as kind,
        concat_ws('|', note_record.unit, note_record.note) as topic,
        note_record.note as told
    from note_record
    inner join file_day on note_record.file_id = file_day.file_id
)

select
    line.source_id,
    line.source_file,
    line.sheet as source_sheet,
    line.cell as source_cell,
    line.known_on,
    line.year,
    line.unit,
    line.kind,
    line.topic,
    concat_ws(
        ' · ',
        coalesce(line.about, unit.name),
        kind_word.name,
        stage_word.name,
        period_word.name,
        document_word.name,
        level_word.name
    ) as about,
    concat_ws(' · ', said_word.name, status_word.name, judged_word.name, nullif(line.told, '')) as said
from line
inner join unit on line.unit = unit.id
left join word as kind_word on line.about_kind = kind_word.code and kind_word.kind_of_word = 'subject_kind'
left join word as stage_word on line.stage = stage_word.code and stage_word.kind_of_word = 'stage'
left join
    word as period_word
    on line.period = period_word.code and period_word.kind_of_word = 'period' and line.period <> 'nam'
left join word as document_word on line.document = document_word.code and document_word.kind_of_word = 'document'
left join word as level_word on line.about_level = level_word.code and level_word.kind_of_word = 'level'
left join word as said_word on line.said_level = said_word.code and said_word.kind_of_word = 'level'
left join word as status_word on line.status = status_word.code and status_word.kind_of_word = 'remediation_state'
left join word as judged_word on line.verdict = judged_word.code and judged_word.kind_of_word = 'shortcoming_verdict';
