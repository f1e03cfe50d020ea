-- One row per series (the year, and the year before) and day around its dossier deadline: documents filed by then.
-- The curve runs from the first receipt or 14 days before to the day asked of or 20 days after, whichever is further,
-- and no further than the end of March, when the register is closed.
with series as (
    select
        dossier_deadline.year,
        dossier_deadline.position,
        dossier_deadline.named_day,
        dossier_deadline.year = (select max(chosen.year) from unnest($years::integer[]) as chosen (year)) as is_current
    from dossier_deadline
    where dossier_deadline.year in (
        select unnest($years::integer[])
        union
        select unnest($years::integer[]) - 1
    )
),

-- Those that came on one day are counted once, not for each day after it.
filing as (
    select
        series.year,
        compliance.offset_days,
        count(*) as papers
    from compliance($as_of) as compliance
    inner join series on compliance.year = series.year and compliance.position = series.position
    where compliance.requirement = 'required' and is_meant($body, $units, compliance.unit)
    group by series.year, compliance.offset_days
),

span as (
    select
        least(-14, coalesce((select min(filing.offset_days) from filing), -14)) as first_offset,
        greatest(20, least($as_of, make_date(current.year + 1, 3, 31)) - current.named_day) as last_offset,
        $as_of - current.named_day as today_offset
    from series as current
    where current.is_current
),

day_of_series as (
    select
        series.year,
        series.is_current,
        series.named_day,
        unnest(range(span.first_offset, span.last_offset + 1)) as offset_days,
        span.today_offset
    from series
    cross join span
),

asked as (
    select
        year,
        sum(papers)::integer as expected
    from filing
    group by year
)

select
    day_of_series.year,
    day_of_series.is_current,
    day_of_series.offset_days::integer as offset_days,
    day_of_series.named_day + day_of_series.offset_days::integer as day,
    coalesce(sum(filing.papers), 0)::integer as filed,
    asked.expected,
    percent(coalesce(sum(filing.papers), 0), asked.expected) as percent
from day_of_series
inner join asked on day_of_series.year = asked.year
left join filing on day_of_series.year = filing.year and day_of_series.offset_days >= filing.offset_days
where not day_of_series.is_current or day_of_series.offset_days <= day_of_series.today_offset
group by
    day_of_series.year, day_of_series.is_current, day_of_series.named_day, day_of_series.offset_days, asked.expected
order by day_of_series.year, day_of_series.offset_days;
