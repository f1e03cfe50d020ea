-- One row per subject and level voted on, by each file that tells of it; n in votes. Votes are known with the rating in
-- whose line they stand; from replaced_on those that a later file tells count in their place ("infinity" where none).
create or replace table vote_line as
with line_day as (
    select
        file_id,
        year,
        subject,
        min(known_on) as known_on
    from rating_line
    group by file_id, year, subject
),

known as (
    select
        vote_record.*,
        file_day.source_id,
        file_day.source_file,
        coalesce(line_day.known_on, file_day.taken_in_on) as known_on
    from vote_record
    inner join file_day on vote_record.file_id = file_day.file_id
    left join line_day
        on
            vote_record.file_id = line_day.file_id
            and vote_record.year = line_day.year
            and vote_record.subject = line_day.subject
)

select
    *,
    replaced_day(known_on, file_id, row(year, unit, subject)) as replaced_on
from known;
