-- One row per subject, period, stage and span of days in which what is known of the subject stays the same: from since
-- on, before until ("infinity" where nothing newer came). What stands now, and what stood before.
create view rating_span as
select
    since,
    date 'infinity' as until,
    year,
    period,
    unit,
    subject_kind,
    subject,
    subject_name,
    stage,
    level,
    score,
    unrated_state,
    unrated_reason,
    source_file,
    source_sheet,
    source_cell,
    source_id,
    known_on,
    given_reason,
    given_id,
    given_file,
    given_sheet,
    given_cell
from rating
union all
select
    since,
    until,
    year,
    period,
    unit,
    subject_kind,
    subject,
    subject_name,
    stage,
    level,
    score,
    unrated_state,
    unrated_reason,
    source_file,
    source_sheet,
    source_cell,
    source_id,
    known_on,
    given_reason,
    given_id,
    given_file,
    given_sheet,
    given_cell
from rating_followed
where until < date 'infinity';
