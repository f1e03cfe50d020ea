-- One row per year, pair of neighbouring stages with data, body and pair of levels met: how many, and how many steps
-- up (+) or down (−) that is; steps null where one of the two is no level (not rated, not named, known only as totals).
with counted as (
    select
        moved.year,
        moved.from_stage,
        moved.to_stage,
        place.shown as unit,
        moved.from_level,
        moved.to_level,
        sum(moved.n)::integer as n
    from stage_move_as_of($as_of, $subject_kind, $years, $body, $units) as moved
    inner join meant($body, $units) as place on moved.unit = place.unit
    group by all
)

select
    counted.year,
    counted.from_stage,
    from_word.name as from_stage_name,
    counted.to_stage,
    to_word.name as to_stage_name,
    counted.unit,
    unit.name as unit_name,
    counted.from_level,
    from_edge.level_name as from_level_name,
    from_edge.level_short as from_level_short,
    from_edge.level_rank as from_rank,
    counted.to_level,
    to_edge.level_name as to_level_name,
    to_edge.level_short as to_level_short,
    to_edge.level_rank as to_rank,
    counted.n,
    steps_up(from_edge, to_edge)::integer as steps
from counted
inner join unit on counted.unit = unit.id
inner join word as from_word on counted.from_stage = from_word.code and from_word.kind_of_word = 'stage'
inner join word as to_word on counted.to_stage = to_word.code and to_word.kind_of_word = 'stage'
inner join level_edge as from_edge on counted.from_level = from_edge.level and from_edge.side = 'before'
inner join level_edge as to_edge on counted.to_level = to_edge.level and to_edge.side = 'after'
order by counted.year, from_word.rank, unit.sort_order, counted.unit, from_edge.level_rank, to_edge.level_rank;
