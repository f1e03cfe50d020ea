-- One row per body and year with data: how many are HTXSNV, how many HTTNV or better, and the branch's own level.
-- Chosen bodies bring the rows of those they came from; change_note tells of it in a body's first or last year.
with shown as (
    select distinct ancestor as unit
    from unit_lineage
    where is_chosen($units, unit)
),

counted as (
    select
        year,
        unit,
        coalesce(sum(n) filter (where level = 'HTXSNV'), 0)::integer as n_excellent,
        coalesce(sum(n) filter (where level in ('HTXSNV', 'HTTNV')), 0)::integer as good,
        coalesce(sum(n) filter (where level <> 'CHUA_XEP_LOAI'), 0)::integer as rated,
        sum(n)::integer as total
    from rating_count_as_of($as_of)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and unit in (select shown.unit from shown)
    group by year, unit
),

own_level as (
    select
        year,
        unit,
        level
    from rating_as_of($as_of)
    where subject_kind = 'chi_bo' and stage = $stage and period = 'nam'
),

noted as (
    select
        year,
        unit,
        string_agg(note, '; ' order by note) as change_note
    from succession_note
    group by year, unit
)

select
    counted.unit,
    unit.name as unit_name,
    unit.sort_order,
    counted.year,
    counted.n_excellent,
    counted.rated,
    counted.total,
    percent(counted.good, counted.rated) as good_percent,
    percent(counted.n_excellent, counted.rated) as excellent_percent,
    own_level.level as unit_level,
    word.short_name as unit_level_short,
    noted.change_note
from counted
inner join unit on counted.unit = unit.id
left join own_level on counted.year = own_level.year and counted.unit = own_level.unit
left join word on own_level.level = word.code and word.kind_of_word = 'level'
left join noted on counted.year = noted.year and counted.unit = noted.unit
order by unit.sort_order, counted.unit, counted.year;
