-- One row per deadline of the plan: who had to hand in what by when, and how many had by the day.
-- A body counts as filed when all its required documents are in; members by the reports of their branches,
-- and of branches without a report it is unknown how many. days_left runs to the last permitted day, days_past from
-- the named one; complete_on is the day of the last required document where one body alone is asked.
with line as (
    select
        deadline.year,
        deadline.position,
        deadline.subject,
        any_value(deadline.named_day) as named_day,
        any_value(deadline.comparison) as comparison,
        any_value(if(deadline.comparison = 'before', deadline.named_day - 1, deadline.named_day)) as last_day,
        any_value(deadline.recipient) as recipient,
        any_value(deadline.section) as section,
        coalesce(
            string_agg(coalesce(word.short_name, deadline.document), ', ' order by word.rank, deadline.document)
            filter (where deadline.requirement = 'required'),
            string_agg(coalesce(word.short_name, deadline.document), ', ' order by word.rank, deadline.document)
        ) as documents_name
    from deadline
    left join word on deadline.document = word.code and word.kind_of_word = 'document'
    where is_chosen($years, deadline.year)
    group by deadline.year, deadline.position, deadline.subject
),

body as (
    select
        year,
        position,
        count(*)::integer as expected,
        count_if(is_complete)::integer as filed,
        count_if(is_on_time)::integer as on_time,
        count(*) = 1 as is_alone,
        if(count(*) = 1, max(complete_on), null) as complete_on,
        count(*)::integer as units,
        count(*)::integer as told_units
    from completion($as_of)
    where is_meant($body, [], unit)
    group by year, position
),

member as (
    select
        year,
        position,
        (sum(members) filter (where is_told))::integer as expected,
        (sum(done) filter (where is_told))::integer as filed,
        (sum(on_time) filter (where is_told))::integer as on_time,
        false as is_alone,
        null::date as complete_on,
        count(*)::integer as units,
        count_if(is_told)::integer as told_units
    from pledge_progress($as_of)
    where is_meant($body, [], unit)
    group by year, position
),

progress as (
    select * from body
    union all
    select * from member
)

select
    line.year,
    line.position,
    line.subject,
    dossier_deadline.year is not null as is_dossier,
    subject_word.name as subject_name,
    line.documents_name,
    line.named_day,
    line.comparison,
    comparison_word.name as comparison_name,
    line.last_day,
    (line.last_day - $as_of)::integer as days_left,
    ($as_of - line.named_day)::integer as days_past,
    line.recipient,
    plan.number as plan_number,
    line.section,
    progress.expected,
    progress.filed,
    progress.on_time,
    progress.filed - progress.on_time as late,
    progress.is_alone,
    progress.units,
    progress.told_units,
    progress.complete_on,
    (progress.complete_on - line.named_day)::integer as complete_offset
from line
inner join plan on line.year = plan.year
inner join word as subject_word on line.subject = subject_word.code and subject_word.kind_of_word = 'subject_kind'
inner join
    word as comparison_word
    on line.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
left join dossier_deadline on line.year = dossier_deadline.year and line.position = dossier_deadline.position
left join progress on line.year = progress.year and line.position = progress.position
where is_whole($body, []) or progress.year is not null
order by line.year, line.named_day, line.position;
