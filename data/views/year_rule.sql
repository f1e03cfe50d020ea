-- One row per year: the regulation its plan names, else the one in force.
create or replace table year_rule as
with known_year as (
    select year from data_year
    union
    select year from plan
),

ruled as (
    select
        known_year.year,
        coalesce(
            plan.rule,
            (
                select arg_max(rule.id, rule.first_year)
                from rule
                where rule.first_year <= known_year.year
            )
        ) as rule
    from known_year
    left join plan on known_year.year = plan.year
)

select
    ruled.year,
    ruled.rule,
    rule.name as rule_name,
    rule.short_name as rule_short,
    rule.legal_basis
from ruled
left join rule on ruled.rule = rule.id;
