-- One row per year, branch and class of its subjects (award_standing) on the day, classes without any left out.
-- Those known only as totals are counted apart: nobody can be held against a list of names. The classes xuat_sac_...
-- together are those decided HTXSNV; n is null where a printed total has no figure for them. has_decision and has_list
-- tell of the year, whichever branches are chosen.
with each as (
    select
        year,
        unit,
        class,
        count(*)::integer as n
    from award_standing($as_of)
    where
        subject_kind = $subject_kind
        and is_chosen($years, year)
    group by year, unit, class
    union all
    select
        year,
        unit,
        'xuat_sac_chi_tong_so' as class,
        n
    from level_count_as_of($as_of)
    where
        subject_kind = $subject_kind
        and stage = 'decided'
        and level = 'HTXSNV'
        and only_totals
        and coalesce(n, 1) > 0
        and is_chosen($years, year)
),

standing as (
    select
        each.year,
        place.shown as unit,
        each.class,
        level_sum(true, each.n) as n
    from each
    inner join meant($body, $units) as place on each.unit = place.unit
    group by each.year, place.shown, each.class
),

decided_year as (
    select distinct year
    from rating_count_as_of($as_of)
    where subject_kind = $subject_kind and stage = 'decided'
),

listed_year as (
    select distinct year
    from award_as_of($as_of)
)

select
    standing.year,
    standing.unit,
    unit.name as unit_name,
    standing.class,
    word.name as class_name,
    word.rank as class_rank,
    standing.n,
    decided_year.year is not null as has_decision,
    listed_year.year is not null as has_list,
    unit.sort_order
from standing
inner join unit on standing.unit = unit.id
inner join word on standing.class = word.code and word.kind_of_word = 'award_class'
left join decided_year on standing.year = decided_year.year
left join listed_year on standing.year = listed_year.year
order by standing.year, unit.sort_order, standing.unit, word.rank;
