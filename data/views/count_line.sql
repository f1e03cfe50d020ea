-- One row per total printed for a branch, kind of subject, stage and level: known_on is the day from which it counts,
-- replaced_on that from which a later file's totals count in its place ("infinity" where none does).
create or replace table count_line as
with line as (
    select
        count_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        coalesce(count_record.dated_on, make_date(count_record.year, 12, 31)) as own_day,
        dense_rank() over (
            partition by count_record.year, count_record.unit, count_record.subject_kind, count_record.stage
            order by count_record.file_id
        ) as turn
    from count_record
    inner join file_day on count_record.file_id = file_day.file_id
),

known as (
    select
        * exclude (turn),
        if(turn = 1, own_day, taken_in_on) as known_on
    from line
)

select
    *,
    replaced_day(known_on, file_id, row(year, unit, subject_kind, stage)) as replaced_on
from known;
