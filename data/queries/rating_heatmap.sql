-- One row per body and year with data: how many are HTXSNV, how many HTTNV or better, and the branch's own level.
-- A body above others stands with the sums of those under it. Chosen bodies bring the rows of those they came from;
-- change_note tells of it in a body's first or last year. $as_now: only rows of bodies that stand today, before their
-- first year with the figures of those they came from (source_names); one source of several rows is `shared`, so that
-- only `whole`, of all rows of the year, adds up.
with meant as (
    select unit from unit_meant_as_of($as_of, $body, $units, $as_now)
),

place as (
    select
        unit,
        shown
    from meant($body, $units)
),

row_source as (
    select distinct
        coalesce(place.shown, unit_lineage.ancestor) as unit,
        unit_lineage.ancestor as source,
        9999 as before_year
    from unit_lineage
    left join place on unit_lineage.ancestor = place.unit
    where
        not $as_now
        and unit_lineage.unit in (select meant.unit from meant)
        and (len($units) > 0 or place.unit is not null)
    union all
    select
        coalesce(place.shown, unit_now.unit) as unit,
        unit_now.source,
        max(unit_now.before_year) as before_year
    from unit_now_as_of($as_of) as unit_now
    left join place on unit_now.unit = place.unit
    where $as_now and unit_now.unit in (select meant.unit from meant)
    group by coalesce(place.shown, unit_now.unit), unit_now.source
),

known as (
    select
        row_source.unit,
        rated.unit as source,
        rated.year,
        rated.n_htxsnv,
        rated.good,
        rated.rated,
        rated.total
    from rated_body_as_of($as_of) as rated
    inner join row_source
        on rated.unit = row_source.source and rated.year < row_source.before_year
    where rated.subject_kind = $subject_kind and rated.stage = $stage
),

counted as (
    select
        year,
        unit,
        level_sum(true, n_htxsnv) as n_excellent,
        level_sum(true, good) as good,
        level_sum(true, rated) as rated,
        level_sum(true, total) as total
    from known
    group by year, unit
),

once as (
    select distinct
        year,
        source,
        total
    from known
),

yearly as (
    select
        once.year,
        year_rule.rule_short,
        level_sum(true, once.total) as whole
    from once
    left join year_rule on once.year = year_rule.year
    group by once.year, year_rule.rule_short
),

ruled as (
    select
        year,
        whole,
        if(rule_short <> lag(rule_short) over (order by year), rule_short, null) as new_rule
    from yearly
),

stands as (
    select distinct
        year,
        unit,
        source
    from known
),

heirs as (
    select
        year,
        source,
        count(*) as n
    from stands
    group by year, source
),

sourced as (
    select
        stands.year,
        stands.unit,
        string_agg(unit.name, ', ' order by unit.sort_order)
        filter (where stands.source <> stands.unit and stands.unit is distinct from place.shown)
            as source_names,
        bool_or(heirs.n > 1) as shared
    from stands
    inner join unit on stands.source = unit.id
    inner join heirs on stands.year = heirs.year and stands.source = heirs.source
    left join place on stands.source = place.unit
    group by stands.year, stands.unit
),

own_level as (
    select
        rating.year,
        row_source.unit,
        if(count(distinct rating.level) = 1, any_value(rating.level), null) as level
    from rating_as_of($as_of) as rating
    inner join row_source on rating.unit = row_source.source and rating.year < row_source.before_year
    inner join unit on row_source.unit = unit.id and rating.subject_kind = unit.kind
    where rating.subject_kind in ('chi_bo', 'dang_bo_truc_thuoc') and rating.stage = $stage and rating.period = 'nam'
    group by rating.year, row_source.unit
),

noted as (
    select
        year,
        unit,
        string_agg(note, '; ' order by note) as change_note
    from succession_note
    where event_year <= (select max(counted.year) from counted)
    group by year, unit
)

select
    counted.unit,
    unit.name as unit_name,
    unit.sort_order,
    counted.year,
    counted.n_excellent,
    counted.good,
    counted.rated,
    counted.total,
    percent(counted.good, counted.rated) as good_percent,
    percent(counted.n_excellent, counted.rated) as excellent_percent,
    own_level.level as unit_level,
    word.short_name as unit_level_short,
    noted.change_note,
    sourced.source_names,
    sourced.shared,
    ruled.whole,
    ruled.new_rule
from counted
inner join unit on counted.unit = unit.id
inner join sourced on counted.year = sourced.year and counted.unit = sourced.unit
inner join ruled on counted.year = ruled.year
left join own_level on counted.year = own_level.year and counted.unit = own_level.unit
left join word on own_level.level = word.code and word.kind_of_word = 'level'
left join noted on counted.year = noted.year and counted.unit = noted.unit
order by unit.sort_order, counted.unit, counted.year;
