-- One row per year with data, latest first (rank 1): its plan, its rule, and the furthest stage known for members.
-- first_known_on: the first day on which anything of it is known; what is known from the start of every year
-- (0001-01-01) tells of none.
-- Asked at the end of time before a day is chosen: the stages are looked up, not counted up for that day.
with stage_known as (
    select
        year,
        stage
    from rating_tally
    where
        subject_kind = 'dang_vien'
        and period = 'nam'
        and since <= $as_of
        and $as_of < until
        and sees(unit, subject_kind)
    union
    select
        year,
        stage
    from count_as_of($as_of)
    where subject_kind = 'dang_vien'
),

stage_of_year as (
    select
        stage_known.year,
        arg_max(stage_known.stage, word.rank) as furthest_stage
    from stage_known
    inner join word on stage_known.stage = word.code and word.kind_of_word = 'stage'
    group by stage_known.year
)

select
    data_year.year,
    plan.number as plan_number,
    year_rule.rule_name,
    plan.as_of as plan_as_of,
    plan.year is not null as has_plan,
    exists(
        select 1
        from rating_tally
        where rating_tally.year = data_year.year and rating_tally.subject_kind = 'dang_vien'
    ) as has_people,
    stage_of_year.furthest_stage,
    (row_number() over (order by data_year.year desc))::integer as rank,
    year_rule.legal_basis,
    begun.first_known_on
from data_year
inner join year_rule on data_year.year = year_rule.year
left join plan on data_year.year = plan.year
left join stage_of_year on data_year.year = stage_of_year.year
left join year_begun as begun on data_year.year = begun.year
order by data_year.year desc;
