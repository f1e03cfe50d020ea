-- One row per thing that a line of a paper tells of one person ($subject), known by the day, also where a later paper
-- replaced it (in_force false): ratings, votes, awards, what lists of members hold, and where a text names the person.
-- A text is searched for the person's name as papers write it, in the person's own branches and in the committee's
-- papers: a namesake there cannot be told apart (is_by_name).
with own_name as (
    select
        subject_name,
        unit
    from rating_line
    where subject = $subject and subject_kind in ('dang_vien', 'can_bo')
    union
    select
        subject_name,
        unit
    from award_line
    where subject = $subject and subject_kind in ('dang_vien', 'can_bo')
    union
    select
        subject_name,
        unit
    from member_record
    where subject = $subject
),

told as (
    select
        *,
        'rating' as kind,
        level as said_level,
        concat_ws(' · ', unrated_reason, score) as told
    from rating_line
    where subject = $subject and subject_kind in ('dang_vien', 'can_bo')
    union all by name
    select
        *,
        'vote' as kind,
        level as about_level,
        n::varchar as told
    from vote_line
    where subject = $subject and exists (from own_name)
    union all by name
    select
        *,
        'award' as kind,
        concat_ws(' · ', form, strftime(filed_on, '%d/%m/%Y')) as told
    from award_line
    where subject = $subject and subject_kind in ('dang_vien', 'can_bo')
    union all by name
    select
        member.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on as known_on,
        'member' as kind,
        part.code as member_part,
        part.words as told
    from member_record as member
    inner join file_day on member.file_id = file_day.file_id,
        unnest(
            [
                struct_pack(code := 'name', words := member.subject_name),
                struct_pack(code := 'birth_year', words := member.birth_year::varchar),
                struct_pack(code := 'card', words := member.card),
                struct_pack(code := 'position', words := member.position)
            ]
        ) as parts (part)
    where member.subject = $subject and part.words is not null
),

written as (
    select
        *,
        'remediation' as kind,
        concat_ws(' · ', item, measure, responsible) as told
    from remediation_line
    union all by name
    select
        *,
        'submission' as kind,
        concat_ws(' · ', received_by, note) as told
    from submission_line
    union all by name
    select
        *,
        'review_meeting' as kind,
        concat_ws(' · ', supervisor, note) as told
    from review_meeting_line
    union all by name
    select
        note_record.*,
        file_day.source_id,
        file_day.source_file,
        note_record.noted_on as known_on,
        'note' as kind,
        note_record.note as told
    from note_record
    inner join file_day on note_record.file_id = file_day.file_id
),

line as (
    select
        *,
        false as is_by_name
    from told
    union all by name
    select
        written.*,
        true as is_by_name
    from written
    inner join unit on written.unit = unit.id
    where
        exists (
            select 1 from own_name
            where
                holds_name(written.told, own_name.subject_name)
                and (own_name.unit = written.unit or unit.kind <> 'chi_bo')
        )
)

select
    line.year,
    line.unit,
    unit.name as unit_name,
    line.kind,
    kind_word.name as kind_name,
    concat_ws(
        ' · ', subject_word.name, stage_word.name, period_word.name, level_word.name, part_word.name
    ) as about,
    concat_ws(' · ', said_word.name, nullif(line.told, '')) as said,
    line.is_by_name,
    line.kind in ('member', 'note') or exists (
        select 1 from standing_place_as_of($as_of) as standing
        where
            standing.kind = line.kind
            and standing.source_id = line.source_id
            and standing.source_sheet = line.sheet
            and standing.source_cell = line.cell
    ) as in_force,
    source_file.taken_in_at::date as taken_in_on,
    line.source_id,
    line.source_file,
    line.sheet as source_sheet,
    line.cell as source_cell
from line
inner join unit on line.unit = unit.id
inner join source_file on line.source_id = source_file.file_id
inner join word as kind_word on line.kind = kind_word.code and kind_word.kind_of_word = 'told_kind'
left join word as subject_word
    on line.subject_kind = subject_word.code and subject_word.kind_of_word = 'subject_kind'
left join word as stage_word on line.stage = stage_word.code and stage_word.kind_of_word = 'stage'
left join word as period_word on line.period = period_word.code and period_word.kind_of_word = 'period'
left join word as level_word on line.about_level = level_word.code and level_word.kind_of_word = 'level'
left join word as part_word on line.member_part = part_word.code and part_word.kind_of_word = 'member_part'
left join word as said_word on line.said_level = said_word.code and said_word.kind_of_word = 'level'
where line.known_on <= $as_of and sees_unit(line.unit)
order by line.year, kind_word.rank, line.known_on, line.source_id, line.source_file, line.cell, about;
