-- One row per year of a plan and duty of the branches and their members: how many had to, had filed by the day, and on
-- time. A duty is the dossier, or else what is asked of one subject beginning with one document. Chosen branches are
-- followed back to those they came from. Years without a register are unknown (expected null), not 0; break_note tells
-- of another comparison than the year before, a split, a merger or a renaming in its first year.
with asked as (
    select
        *,
        coalesce(comparison <> lag(comparison) over (partition by duty order by year), false) as is_other_comparison
    from duty
    where subject in ('chi_bo', 'dang_vien')
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
    inner join followed_back($body, $units) as followed
        on body.unit = followed.unit and body.year < followed.before_year
    group by body.year, body.position
),

broken as (
    select
        year,
        duty,
        comparison_word.name as note,
        1 as turn
    from asked
    inner join
        word as comparison_word
        on asked.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
    where asked.is_other_comparison
    union all
    select
        asked.year,
        asked.duty,
        succession_event.told as note,
        2 as turn
    from succession_event
    inner join asked on succession_event.year = asked.year
    where
        is_whole($body, $units)
        or list_has_any(succession_event.to_units, (select list(place.unit) from meant($body, $units) as place))
),

noted as (
    select
        year,
        duty,
        string_agg(note, '; ' order by turn, note) as break_note
    from broken
    where year > (select min(asked.year) from asked)
    group by year, duty
)

select
    asked.year,
    asked.duty,
    asked.is_dossier,
    asked.subject,
    subject_word.name as subject_name,
    asked.documents,
    asked.documents_name,
    asked.named_day,
    asked.last_day,
    comparison_word.name as comparison_name,
    summed.expected,
    if(summed.known_units = 0, null, summed.filed) as filed,
    if(summed.known_units = 0, null, summed.on_time) as on_time,
    percent(summed.filed, summed.expected) as filed_percent,
    percent(summed.on_time, summed.expected) as on_time_percent,
    summed.units,
    summed.known_units,
    $as_of > asked.last_day as is_past,
    noted.break_note
from asked
inner join word as subject_word on asked.subject = subject_word.code and subject_word.kind_of_word = 'subject_kind'
inner join
    word as comparison_word
    on asked.comparison = comparison_word.code and comparison_word.kind_of_word = 'comparison'
left join summed on asked.year = summed.year and asked.position = summed.position
left join noted on asked.year = noted.year and asked.duty = noted.duty
where asked.year <= year($as_of)
order by not asked.is_dossier, asked.subject, asked.duty, asked.year;
