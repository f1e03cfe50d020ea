-- One row per subject, period and stage at which a paper names it, as corrected last; level null where not rated. What
-- is known of the subject has been the same from since on. Of whom one line alone tells, that line holds from its day.
create or replace table rating as
with followed as (
    select distinct hash(year, period, subject) as thing
    from rating_followed
)

select
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
    given_cell,
    since
from rating_followed
where until = date 'infinity'
union all
select
    line.year,
    line.period,
    line.unit,
    line.subject_kind,
    line.subject,
    line.subject_name,
    line.stage,
    line.level,
    line.score,
    if(line.level is null, coalesce(line.unrated_state, 'cho_xep_loai'), null) as unrated_state,
    line.unrated_reason,
    line.source_file,
    line.sheet as source_sheet,
    line.cell as source_cell,
    line.source_id,
    line.known_on,
    line.unrated_reason as given_reason,
    line.source_id as given_id,
    line.source_file as given_file,
    line.sheet as given_sheet,
    line.cell as given_cell,
    line.known_on as since
from rating_line as line
left join followed on hash(line.year, line.period, line.subject) = followed.thing
where followed.thing is null;
