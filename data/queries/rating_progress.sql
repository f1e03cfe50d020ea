-- One row per kind of subject known in the year and stage at which that kind is ever rated: how many are by the day.
with known as (
    select
        year,
        unit,
        subject_kind,
        stage,
        level,
        n
    from rating_count_as_of($as_of)
    where is_chosen($years, year)
),

staged as (
    select
        subject_kind,
        stage,
        sum(n) as total
    from known
    group by subject_kind, stage
),

totalled as (
    select
        subject_kind,
        max(total)::integer as total
    from staged
    group by subject_kind
),

used_stage as (
    select distinct
        subject_kind,
        stage
    from rating_count
),

counted as (
    select
        subject_kind,
        stage,
        (sum(n) filter (where level <> 'CHUA_XEP_LOAI'))::integer as rated,
        (sum(n) filter (where level = 'HTXSNV'))::integer as n_htxsnv,
        (sum(n) filter (where level = 'HTTNV'))::integer as n_httnv,
        (sum(n) filter (where level = 'HTNV'))::integer as n_htnv,
        (sum(n) filter (where level = 'KHTNV'))::integer as n_khtnv
    from known
    group by subject_kind, stage
)

select
    used_stage.subject_kind,
    kind_word.name as subject_kind_name,
    used_stage.stage,
    stage_word.name as stage_name,
    coalesce(counted.rated, 0) as rated,
    totalled.total,
    coalesce(counted.n_htxsnv, 0) as n_htxsnv,
    coalesce(counted.n_httnv, 0) as n_httnv,
    coalesce(counted.n_htnv, 0) as n_htnv,
    coalesce(counted.n_khtnv, 0) as n_khtnv
from used_stage
inner join totalled using (subject_kind)
inner join word as kind_word on used_stage.subject_kind = kind_word.code and kind_word.kind_of_word = 'subject_kind'
inner join word as stage_word on used_stage.stage = stage_word.code and stage_word.kind_of_word = 'stage'
left join counted using (subject_kind, stage)
order by kind_word.rank, stage_word.rank;
