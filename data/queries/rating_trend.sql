-- One row per year and level, CHUA_XEP_LOAI among them. Chosen bodies are followed back to those they came from;
-- break_note tells of a new rule, a split, a merger or a renaming in its first year.
with followed as (
    select distinct
        ancestor as unit,
        coalesce(before_year, 9999) as before_year
    from unit_lineage
    where is_chosen($units, unit)
),

counted as (
    select
        rating_count.year,
        rating_count.level,
        sum(rating_count.n)::integer as n,
        bool_and(rating_count.only_totals) as only_totals
    from rating_count_as_of($as_of) as rating_count
    where
        rating_count.subject_kind = $subject_kind
        and rating_count.stage = $stage
        and rating_count.unit in (
            select followed.unit from followed
            where rating_count.year < followed.before_year
        )
    group by rating_count.year, rating_count.level
),

summed as (
    select
        year,
        sum(n)::integer as total,
        coalesce(sum(n) filter (where level <> 'CHUA_XEP_LOAI'), 0)::integer as rated,
        bool_and(only_totals) as only_totals
    from counted
    group by year
),

broken as (
    select
        year,
        rule_short as note,
        1 as turn
    from year_rule
    where is_change
    union all
    select
        year,
        told as note,
        2 as turn
    from succession_event
    where len($units) = 0 or list_has_any(to_units, $units::varchar[])
),

noted as (
    select
        year,
        string_agg(note, '; ' order by turn, note) as break_note
    from broken
    where year > (select min(summed.year) from summed)
    group by year
)

select
    summed.year,
    word.code as level,
    word.name as level_name,
    word.short_name as level_short,
    word.rank as level_rank,
    coalesce(counted.n, 0) as n,
    summed.rated,
    summed.total,
    if(word.code = 'CHUA_XEP_LOAI', null, percent(coalesce(counted.n, 0), summed.rated)) as percent,
    summed.only_totals,
    year_rule.rule_short,
    noted.break_note
from summed
inner join word on word.kind_of_word = 'level'
left join counted on summed.year = counted.year and word.code = counted.level
left join year_rule on summed.year = year_rule.year
left join noted on summed.year = noted.year
order by summed.year, word.rank;
