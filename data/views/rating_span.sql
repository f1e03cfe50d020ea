-- One row per subject, period, stage and span of days in which what is known of the subject stays the same: from since
-- on, before until ("infinity" where nothing newer came). What stands now, and what stood before.
create view rating_span as
select
    *,
    date 'infinity' as until
from rating
union all by name
select *
from rating_followed
where until < date 'infinity';
