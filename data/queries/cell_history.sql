-- One row per line of a paper that tells of what the cell asked tells of, the newest last: is_here where it stands in
-- that cell, in_force where it holds as known on the day. Empty where the cell tells of nothing by then.
with here as (
    select distinct
        kind,
        year,
        topic
    from told_line
    where
        source_id = $source_id
        and source_sheet = $sheet
        and list_contains($cells, source_cell)
        and known_on <= $as_of
),

told as (
    select
        told_line.*,
        told_line.source_id = $source_id
        and told_line.source_sheet = $sheet
        and list_contains($cells, told_line.source_cell) as is_here,
        told_line.kind = 'note' or exists (
            select 1 from standing_place_as_of($as_of) as standing
            where
                standing.source_id = told_line.source_id
                and standing.source_sheet = told_line.source_sheet
                and standing.source_cell = told_line.source_cell
        ) as in_force
    from told_line
    inner join here using (kind, year, topic)
    where told_line.known_on <= $as_of and sees_unit(told_line.unit)
)

select
    told.year,
    unit.name as unit_name,
    kind_word.name as kind_name,
    told.about,
    told.said,
    standing_word.name as standing_name,
    if(told.known_on < date '1900-01-01', null, told.known_on) as known_on,
    source_file.taken_in_at::date as taken_in_on,
    source_file.taken_in_by,
    told.is_here,
    told.in_force,
    told.source_id,
    told.source_file,
    told.source_sheet,
    told.source_cell
from told
inner join unit on told.unit = unit.id
inner join source_file on told.source_id = source_file.file_id
inner join word as kind_word on told.kind = kind_word.code and kind_word.kind_of_word = 'told_kind'
inner join word as standing_word
    on
        standing_word.kind_of_word = 'told_standing'
        and standing_word.code = if(told.in_force, 'in_force', 'replaced')
order by told.kind, told.known_on, told.source_id, told.about, told.source_cell;
