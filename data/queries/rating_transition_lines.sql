-- One row per subject behind a count of rating_transitions: the lines of the papers of the one year and of the other.
select
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
from year_move_as_of($as_of, $subject_kind, $stage, $body, $units, $as_now, $from_year, $to_year) as moved
inner join unit on moved.unit = unit.id
where moved.from_level = $from_level and moved.to_level = $to_level
order by unit.sort_order, moved.unit, moved.subject_name, moved.subject;
