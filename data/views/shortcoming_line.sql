-- One row per judgement whether a shortcoming is an earlier one again. It counts from its own day; a second one of the
-- same day from the day it was taken in.
create or replace table shortcoming_line as
with verdict as (
    select
        shortcoming_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        row_number() over (
            partition by year, unit, item_key, earlier_year, earlier_unit, earlier_key, judged_on
            order by shortcoming_record.file_id
        ) as turn
    from shortcoming_record
    inner join file_day on shortcoming_record.file_id = file_day.file_id
)

select
    * exclude (turn),
    if(turn = 1, judged_on, taken_in_on) as known_on
from verdict;
