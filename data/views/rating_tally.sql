-- One row per span of days, year, period, body, kind of subject, stage and level (CHUA_XEP_LOAI where there is none):
-- how many subjects are known at it from since on, before until. Counted once, when papers are taken in: whoever asks
-- how many reads this, however many subjects there are.
create or replace table rating_tally as
select
    since,
    until,
    year,
    period,
    unit,
    subject_kind,
    stage,
    coalesce(level, 'CHUA_XEP_LOAI') as level,
    count(*) as n
from rating_span
group by all;
