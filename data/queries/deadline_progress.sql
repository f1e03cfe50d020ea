-- One row per deadline of the plan: who had to hand in what by when, and how many had by the day.
-- A body counts as filed when all its required documents are in; members by the branches' reports of their pledges.
with line as (
    select
        deadline.year,
        deadline.position,
        deadline.subject,
        any_value(deadline.named_day) as named_day,
        any_value(deadline.comparison) as comparison,
        any_value(if(deadline.comparison = 'before', deadline.named_day - 1, deadline.named_day)) as last_day,
        any_value(deadline.recipient) as recipient,
        string_agg(coalesce(word.short_name, deadline.document), ', ' order by word.rank, deadline.document)
        filter (where deadline.requirement = 'required') as documents_name
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
        count_if(is_on_time)::integer as on_time
    from completion($as_of)
    group by year, position
),

people as (
    select
        year,
        unit,
        count(distinct subject) as members
    from rating_as_of($as_of)
    where subject_kind = 'dang_vien'
    group by year, unit
),

member as (
    select
        line.year,
        line.position,
        sum(coalesce(pledge.members, people.members))::integer as expected,
        coalesce(sum(pledge.done), 0)::integer as filed,
        coalesce(sum(pledge.done) filter (where pledge.reported_on <= line.last_day), 0)::integer as on_time
    from line
    inner join unit_year on line.year = unit_year.year and unit_year.kind = 'chi_bo'
    left join pledge_as_of($as_of) as pledge on line.year = pledge.year and unit_year.unit = pledge.unit
    left join people on line.year = people.year and unit_year.unit = people.unit
    where line.subject = 'dang_vien'
    group by line.year, line.position
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
    subject_word.name as subject_name,
    line.documents_name,
    line.named_day,
    line.comparison,
    comparison_word.name as comparison_name,
    line.last_day,
    (line.last_day - $as_of)::integer as days_left,
    line.recipient,
    progress.expected,
    progress.filed,
    progress.on_time,
    progress.filed - progress.on_time as late
from line
inner join word as subject_word on line.subject = subject_word.code and subject_word.kind_of_word = 'subject_kind'
inner join
    word as comparison_word
    on line.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
left join progress on line.year = progress.year and line.position = progress.position
order by line.year, line.named_day, line.position;
