-- One row per year of a plan and duty of the branches and their members: how many had to, had filed by the day, and on
-- time. A duty is the dossier, or else what is asked of one subject beginning with one document. Chosen branches are
-- followed back to those they came from. Years without a register are unknown (expected null), not 0; break_note tells
-- of another comparison than the year before, a split, a merger or a renaming in its first year.
with followed as (
    select distinct
        ancestor as unit,
        coalesce(before_year, 9999) as before_year
    from unit_lineage
    where is_chosen($units, unit)
),

asked as (
    select
        deadline.year,
        deadline.position,
        deadline.subject,
        dossier_deadline.year is not null as is_dossier,
        arg_min(deadline.document, word.rank) as first_document,
        count(*)::integer as documents,
        any_value(deadline.named_day) as named_day,
        any_value(deadline.comparison) as comparison,
        any_value(if(deadline.comparison = 'before', deadline.named_day - 1, deadline.named_day)) as last_day,
        string_agg(coalesce(word.short_name, deadline.document), ', ' order by word.rank, deadline.document)
            as documents_name
    from deadline
    left join word on deadline.document = word.code and word.kind_of_word = 'document'
    left join dossier_deadline
        on deadline.year = dossier_deadline.year and deadline.position = dossier_deadline.position
    where deadline.requirement = 'required' and deadline.subject in ('chi_bo', 'dang_vien')
    group by deadline.year, deadline.position, deadline.subject, is_dossier
),

duty as (
    select
        *,
        if(is_dossier, 'ho_so', concat(subject, ' ', first_document)) as duty,
        coalesce(
            comparison <> lag(comparison) over (
                partition by if(is_dossier, 'ho_so', concat(subject, ' ', first_document))
                order by year
            ),
            false
        ) as is_other_comparison
    from asked
),

body as (
    select
        year,
        position,
        unit,
        1 as expected,
        is_complete::integer as filed,
        is_on_time::integer as on_time
    from completion($as_of)
    union all
    select
        year,
        position,
        unit,
        if(is_told, members, null) as expected,
        if(is_told, done, null) as filed,
        if(is_told, on_time, null) as on_time
    from pledge_progress($as_of)
),

summed as (
    select
        body.year,
        body.position,
        sum(body.expected)::integer as expected,
        sum(body.filed)::integer as filed,
        sum(body.on_time)::integer as on_time,
        count(*)::integer as units,
        count(body.filed)::integer as known_units
    from body
    where
        exists (
            select 1 from followed
            where followed.unit = body.unit and body.year < followed.before_year
        )
    group by body.year, body.position
),

broken as (
    select
        year,
        duty,
        comparison_word.name as note,
        1 as turn
    from duty
    inner join
        word as comparison_word
        on duty.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
    where duty.is_other_comparison
    union all
    select
        duty.year,
        duty.duty,
        succession_event.told as note,
        2 as turn
    from succession_event
    inner join duty on succession_event.year = duty.year
    where len($units) = 0 or list_has_any(succession_event.to_units, $units::varchar[])
),

noted as (
    select
        year,
        duty,
        string_agg(note, '; ' order by turn, note) as break_note
    from broken
    where year > (select min(duty.year) from duty)
    group by year, duty
)

select
    duty.year,
    duty.duty,
    duty.is_dossier,
    duty.subject,
    subject_word.name as subject_name,
    duty.documents,
    duty.documents_name,
    duty.named_day,
    duty.last_day,
    comparison_word.name as comparison_name,
    summed.expected,
    if(summed.known_units = 0, null, summed.filed) as filed,
    if(summed.known_units = 0, null, summed.on_time) as on_time,
    percent(summed.filed, summed.expected) as filed_percent,
    percent(summed.on_time, summed.expected) as on_time_percent,
    summed.units,
    summed.known_units,
    $as_of > duty.last_day as is_past,
    noted.break_note
from duty
inner join word as subject_word on duty.subject = subject_word.code and subject_word.kind_of_word = 'subject_kind'
inner join
    word as comparison_word
    on duty.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
left join summed on duty.year = summed.year and duty.position = summed.position
left join noted on duty.year = noted.year and duty.duty = noted.duty
where duty.year <= year($as_of)
order by not duty.is_dossier, duty.subject, duty.duty, duty.year;
