-- One row per subject behind a count of stage_shift: the lines of the papers at the one stage and at the other.
select
    moved.year,
    unit.name as unit_name,
    coalesce(moved.subject_name, unit.name) as subject_name,
    moved.n,
    moved.from_id,
    moved.from_file,
    moved.from_sheet,
    moved.from_cell,
    moved.to_id,
    moved.to_file,
    moved.to_sheet,
    moved.to_cell
from stage_move_as_of($as_of, $subject_kind, $years, $body, $units) as moved
inner join unit on moved.unit = unit.id
where moved.from_stage = $from_stage and moved.from_level = $from_level and moved.to_level = $to_level
order by moved.year, unit.sort_order, moved.unit, moved.subject_name, moved.subject;
