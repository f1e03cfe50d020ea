-- One row per line of a paper that rates or names a subject of which an earlier file told the same: it corrects that.
-- Of most things one line alone tells; only the others are put in order.
create or replace table rating_again as
with told_again as (
    select hash(year, period, subject_kind, subject, stage) as thing
    from rating_record
    group by hash(year, period, subject_kind, subject, stage)
    having count(*) > 1
)

select
    file_id,
    year,
    period,
    subject_kind,
    subject,
    stage
from rating_record
where hash(year, period, subject_kind, subject, stage) in (select told_again.thing from told_again)
qualify file_id > min(file_id) over (partition by year, period, subject_kind, subject, stage);
