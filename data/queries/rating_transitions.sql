-- One row per pair of levels met between two years: how many subjects, how many steps up (+) or down (−) that is; steps
-- null where one of the two is no level (not rated, not named in that year, known only as totals, of several levels);
-- from_total, to_total: n is, in part or whole, a printed total of that year. shared: how many stand there for a branch
-- that several came from.
with counted as (
    select
        from_level,
        to_level,
        sum(n)::integer as n,
        (sum(n) filter (where shared))::integer as shared,
        bool_or(from_total) as from_total,
        bool_or(to_total) as to_total
    from year_move_as_of($as_of, $subject_kind, $stage, $body, $units, $as_now, $from_year, $to_year)
    group by all
)

select
    $from_year::integer as from_year,
    $to_year::integer as to_year,
    counted.from_level,
    from_edge.level_name as from_level_name,
    from_edge.level_short as from_level_short,
    from_edge.level_rank as from_rank,
    counted.to_level,
    to_edge.level_name as to_level_name,
    to_edge.level_short as to_level_short,
    to_edge.level_rank as to_rank,
    counted.n,
    steps_up(from_edge, to_edge)::integer as steps,
    coalesce(counted.shared, 0) as shared,
    counted.from_total,
    counted.to_total,
    from_rule.rule_short as from_rule,
    to_rule.rule_short as to_rule
from counted
inner join level_edge as from_edge on counted.from_level = from_edge.level and from_edge.side = 'before'
inner join level_edge as to_edge on counted.to_level = to_edge.level and to_edge.side = 'after'
left join year_rule as from_rule on from_rule.year = $from_year
left join year_rule as to_rule on to_rule.year = $to_year
order by from_edge.level_rank, to_edge.level_rank;
