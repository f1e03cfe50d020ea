-- One row per year with data, latest first (rank 1): its plan, its rule, and the furthest stage known for members.
-- first_known_on: the first day on which anything of it is known; what is known from the start of every year
-- (0001-01-01) tells of none.
with stage_of_year as (
    select
        rating_count.year,
        arg_max(rating_count.stage, word.rank) as furthest_stage
    from rating_count_as_of($as_of) as rating_count
    inner join word on rating_count.stage = word.code and word.kind_of_word = 'stage'
    where rating_count.subject_kind = 'dang_vien'
    group by rating_count.year
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
