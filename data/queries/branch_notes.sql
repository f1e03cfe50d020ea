-- One row per note on what stands in a branch's way, newest first, of those put down by the day; one
-- told by several files counts once.
select
    note_record.year,
    note_record.unit,
    unit.name as unit_name,
    note_record.note,
    note_record.noted_on,
    file_day.source_id,
    file_day.source_file
from note_record
inner join unit on note_record.unit = unit.id
inner join file_day on note_record.file_id = file_day.file_id
where
    note_record.noted_on <= $as_of
    and sees_unit(note_record.unit)
    and is_chosen($years, note_record.year)
    and is_meant($body, $units, note_record.unit)
qualify
    row_number() over (
        partition by note_record.year, note_record.unit, note_record.note, note_record.noted_on
        order by note_record.file_id
    ) = 1
order by note_record.noted_on desc, note_record.file_id desc;
