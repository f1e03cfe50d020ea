-- One row per pair of levels: how many steps up (+) or down (−) it is; null where one side is no level.
create macro steps_up(from_edge, to_edge) as
if(from_edge.is_level and to_edge.is_level, from_edge.level_rank - to_edge.level_rank, null);
