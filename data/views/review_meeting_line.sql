-- One row per line that tells of a body's review meeting. A meeting is known from its own day, that none is noted from
-- the start; what a later file says otherwise, from the day it was taken in. is_first: no dated one was told before.
create or replace table review_meeting_line as
with line as (
    select
        review_meeting_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        min(review_meeting_record.file_id) filter (where review_meeting_record.held_on is not null)
            over (partition by review_meeting_record.year, review_meeting_record.unit)
            as first_dated_file
    from review_meeting_record
    inner join file_day on review_meeting_record.file_id = file_day.file_id
),

turned as (
    select
        * exclude (first_dated_file),
        file_id <= coalesce(first_dated_file, file_id) as is_first
    from line
)

select
    *,
    if(is_first, coalesce(held_on, date '0001-01-01'), taken_in_on) as known_on
from turned;
