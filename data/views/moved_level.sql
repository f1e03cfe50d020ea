-- One row per side of a move: the level there; where the subject is not named on that side VANG, and KHONG_RO where it
-- is a printed total that moves (no subject on the other side) or its body is known there by totals only.
create macro moved_level(level, other_subject, unknown_unit) as
coalesce(level, if(other_subject is null or unknown_unit is not null, 'KHONG_RO', 'VANG'));
