-- One row per year reviewed: the first day on which anything of it is known; what is known from the start of every year
-- (0001-01-01) tells of none.
create or replace table year_begun as
with told as (
    select
        year,
        known_on
    from rating_line
    union all
    select
        year,
        known_on
    from count_line
    union all
    select
        year,
        known_on
    from vote_line
    union all
    select
        year,
        known_on
    from submission_line
    union all
    select
        year,
        known_on
    from pledge_line
    union all
    select
        year,
        known_on
    from review_meeting_line
    union all
    select
        year,
        known_on
    from award_line
    union all
    select
        year,
        known_on
    from remediation_line
    union all
    select
        year,
        known_on
    from shortcoming_line
    union all
    select
        year,
        noted_on
    from note_record
)

select
    year,
    min(known_on) filter (where known_on > date '0001-01-01') as first_known_on
from told
group by year;
