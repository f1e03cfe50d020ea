-- One row per year and level, CHUA_XEP_LOAI among them. Chosen bodies are followed back to those they came from
-- ($as_now: those that are gone, on to their living successors); break_note tells of a new rule and of bodies split,
-- merged, renamed, renumbered or moved, in the first year with data since. Missing figures as in rating_distribution.
with followed as (
    select * from followed_as_of($as_of, $body, $units, $as_now)
),

counted as (
    select
        level_count.year,
        level_count.level,
        level_count.n,
        level_count.rated,
        level_count.only_totals
    from level_count_as_of($as_of) as level_count
    inner join followed on level_count.unit = followed.unit and level_count.year < followed.before_year
    where level_count.subject_kind = $subject_kind and level_count.stage = $stage
),

summed as (
    select
        counted.year,
        year_rule.rule_short,
        rated_sum(counted.level, counted.rated) as rated,
        total_sum(counted.level, counted.n, counted.rated) as total,
        bool_and(counted.only_totals) as only_totals
    from counted
    left join year_rule on counted.year = year_rule.year
    group by counted.year, year_rule.rule_short
),

ruled as (
    select
        *,
        rule_short <> lag(rule_short) over (order by year) as is_new_rule
    from summed
),

happened as (
    select
        event.told,
        min(summed.year) as year
    from succession_event as event
    inner join summed on event.year <= summed.year
    where
        event.year > (select min(first_year.year) from summed as first_year)
        and (
            is_whole($body, $units)
            or list_has_any(
                list_concat(event.from_units, event.to_units), (select list(followed.unit) from followed)
            )
        )
    group by event.told, event.year
),

broken as (
    select
        year,
        rule_short as note,
        1 as turn
    from ruled
    where is_new_rule
    union all
    select
        year,
        told as note,
        2 as turn
    from happened
),

noted as (
    select
        year,
        string_agg(note, '; ' order by turn, note) as break_note
    from broken
    group by year
),

levelled as (
    select
        year,
        level,
        sum(n)::integer as n,
        (count(*) filter (where n is null))::integer as silent
    from counted
    group by year, level
)

select
    levelled.year,
    levelled.level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    levelled.n,
    summed.rated,
    summed.total,
    share_of_rated(levelled.level, if(levelled.silent = 0, levelled.n, null), summed.rated) as percent,
    summed.only_totals,
    summed.rule_short,
    noted.break_note,
    levelled.silent
from levelled
inner join summed on levelled.year = summed.year
inner join word on levelled.level = word.code and word.kind_of_word = 'level'
left join noted on levelled.year = noted.year
order by levelled.year, word.rank;
