-- One row per branch and filing state of the papers its plan requires by the day: how many papers, 0 where none; most
-- problems first. How many copies of a paper came, one for each member, is not told here.
with asked as (
    select
        compliance.year,
        place.shown as unit,
        unit.name as unit_name,
        unit.sort_order,
        compliance.state,
        compliance.is_problem
    from compliance($as_of) as compliance
    inner join meant($body, $units) as place on compliance.unit = place.unit
    inner join unit on place.shown = unit.id
    where
        compliance.kind = 'chi_bo'
        and compliance.requirement = 'required'
        and is_chosen($years, compliance.year)
),

branch as (
    select
        year,
        unit,
        unit_name,
        sort_order,
        count(*)::integer as total,
        count_if(is_problem)::integer as problems
    from asked
    group by all
),

counted as (
    select
        year,
        unit,
        state,
        count(*)::integer as n
    from asked
    group by all
)

select
    branch.year,
    branch.unit,
    branch.unit_name,
    word.code as state,
    word.name as state_name,
    word.rank as state_rank,
    coalesce(counted.n, 0)::integer as n,
    branch.total,
    branch.problems
from branch
inner join word on word.kind_of_word = 'filing_state' and word.code <> 'khong_yeu_cau'
left join counted on branch.year = counted.year and branch.unit = counted.unit and word.code = counted.state
order by
    branch.year asc,
    branch.problems desc,
    branch.sort_order asc,
    branch.unit asc,
    word.rank asc;
