-- One row per subject rated at a level that open shortcomings bar, though some are open on the day: a branch with its
-- own and those of the branches it came from, a person where a shortcoming of the branch names them as responsible.
-- Shortcomings of the year itself do not count: they come out of the very review that gives the level.
with barred as (
    select
        rating.year,
        rating.subject,
        rating.subject_name,
        rating.subject_kind,
        rating.unit,
        rating.stage,
        rating.level
    from rating_as_of($as_of) as rating
    inner join level_bar
        on
            rating.year = level_bar.year
            and rating.subject_kind = level_bar.subject_kind
            and rating.level = level_bar.level
    where
        rating.period = 'nam'
        and rating.subject_kind = $subject_kind
        and rating.stage = $stage
        and is_chosen($years, rating.year)
        and is_meant($body, $units, rating.unit)
),

open_item as (
    select distinct
        unit_lineage.unit,
        item.year,
        item.item_key,
        item.item,
        item.responsible,
        item.due_on,
        item.is_overdue
    from remediation_as_of($as_of) as item
    inner join unit_lineage
        on item.unit = unit_lineage.ancestor and item.year < unit_lineage.before_year
    where item.is_open
),

met as (
    select
        barred.year,
        barred.unit,
        barred.subject,
        any_value(barred.subject_name) as subject_name,
        any_value(barred.stage) as stage,
        any_value(barred.level) as level,
        count(*)::integer as n_open,
        (count(*) filter (where open_item.is_overdue))::integer as n_overdue,
        min(open_item.due_on) as first_due_on,
        string_agg(open_item.item, '; ' order by open_item.due_on, open_item.item_key) as items,
        string_agg(distinct open_item.responsible, '; ' order by open_item.responsible) as responsible
    from barred
    inner join open_item on barred.unit = open_item.unit and barred.year > open_item.year
    where barred.subject_kind = 'chi_bo' or open_item.responsible = barred.subject_name
    group by barred.year, barred.unit, barred.subject
)

select
    met.year,
    met.unit,
    unit.name as unit_name,
    met.subject,
    met.subject_name,
    word.name as level_name,
    met.n_open,
    met.n_overdue,
    met.first_due_on,
    met.items,
    met.responsible
from met
inner join unit on met.unit = unit.id
inner join word on met.level = word.code and word.kind_of_word = 'level'
order by met.n_open desc, met.n_overdue desc, met.year asc, unit.sort_order asc, met.subject_name asc;
