-- One row per kind of subject known in the year and stage at which that kind was rated by the day, in whatever year:
-- how many of this year are.
-- What a printed total has no figure for is null, and so is what would need it.
with counted as (
    select
        subject_kind,
        stage,
        level_sum(true, total) as total,
        level_sum(true, rated) as rated,
        level_sum(true, n_htxsnv) as n_htxsnv,
        level_sum(true, n_httnv) as n_httnv,
        level_sum(true, n_htnv) as n_htnv,
        level_sum(true, n_khtnv) as n_khtnv
    from rated_body_as_of($as_of)
    where is_chosen($years, year) and is_meant($body, [], unit)
    group by subject_kind, stage
),

totalled as (
    select
        subject_kind,
        max(total) as total
    from counted
    group by subject_kind
),

used_stage as (
    select distinct
        subject_kind,
        stage
    from rated_body_as_of($as_of)
)

select
    used_stage.subject_kind,
    kind_word.name as subject_kind_name,
    used_stage.stage,
    stage_word.name as stage_name,
    if(counted.stage is null, 0, counted.rated) as rated,
    totalled.total,
    if(counted.stage is null, 0, counted.n_htxsnv) as n_htxsnv,
    if(counted.stage is null, 0, counted.n_httnv) as n_httnv,
    if(counted.stage is null, 0, counted.n_htnv) as n_htnv,
    if(counted.stage is null, 0, counted.n_khtnv) as n_khtnv
from used_stage
inner join totalled on used_stage.subject_kind = totalled.subject_kind
inner join word as kind_word on used_stage.subject_kind = kind_word.code and kind_word.kind_of_word = 'subject_kind'
inner join word as stage_word on used_stage.stage = stage_word.code and stage_word.kind_of_word = 'stage'
left join counted on used_stage.subject_kind = counted.subject_kind and used_stage.stage = counted.stage
order by kind_word.rank, stage_word.rank;
