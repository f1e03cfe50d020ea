-- One row per report of a branch's pledges: own_day is the day it speaks for, known_on the day from which it counts.
-- A report counts from its own day; one that is no newer than an earlier file's is a correction, known once taken in.
-- From replaced_on a later report counts in its place ("infinity" where none does).
create or replace table pledge_line as
with report as (
    select
        pledge_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        coalesce(pledge_record.reported_on, make_date(pledge_record.year, 12, 31)) as own_day
    from pledge_record
    inner join file_day on pledge_record.file_id = file_day.file_id
),

ordered as (
    select
        *,
        max(own_day) over (
            partition by year, unit
            order by file_id, own_day
            rows between unbounded preceding and 1 preceding
        ) as latest_before
    from report
),

known as (
    select
        * exclude (taken_in_on, latest_before),
        if(own_day > coalesce(latest_before, date '0001-01-01'), own_day, taken_in_on) as known_on
    from ordered
)

select
    *,
    coalesce(
        min(known_on) over (
            partition by year, unit
            order by file_id, own_day
            rows between 1 following and unbounded following
        ),
        date 'infinity'
    ) as replaced_on
from known;
