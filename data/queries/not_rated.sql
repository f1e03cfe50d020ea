-- One row per year, body and reason for which subjects of it have no level, its state with it, and the paper that says
-- so; n is 0 in the one row of a body that has all rated. Where only a total is known there is no state: n is as
-- printed, null where the total has no figure for it. Spaces in a reason count once; else it stands as written.
with known as (
    select
        year,
        unit,
        bool_and(only_totals) as only_totals,
        total_sum(level, n, rated) as total,
        level_sum(not is_rated(level), n) as waiting
    from level_count_as_of($as_of)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and is_chosen($years, year)
        and is_chosen($units, unit)
    group by year, unit
),

line as (
    select
        year,
        unit,
        unrated_state,
        nullif(trim(regexp_replace(given_reason, '\s+', ' ', 'g')), '') as reason,
        1 as n,
        given_id as source_id,
        given_file as source_file,
        given_sheet as source_sheet,
        given_cell as source_cell,
        false as is_total
    from rating_as_of($as_of)
    where subject_kind = $subject_kind and stage = $stage and period = 'nam' and level is null
    union all
    select
        year,
        unit,
        null as unrated_state,
        null as reason,
        n,
        source_id,
        source_file,
        source_sheet,
        source_cell,
        true as is_total
    from count_as_of($as_of)
    where subject_kind = $subject_kind and stage = $stage and level = 'CHUA_XEP_LOAI'
),

told as (
    select
        known.year,
        known.unit,
        line.unrated_state,
        line.reason,
        sum(line.n)::integer as n,
        line.source_id,
        line.source_file,
        line.source_sheet,
        string_agg(line.source_cell, ', ' order by length(line.source_cell), line.source_cell) as source_cell
    from known
    inner join line
        on known.year = line.year and known.unit = line.unit and known.only_totals = line.is_total
    group by all
)

select
    known.year,
    known.unit,
    unit.name as unit_name,
    told.unrated_state as state,
    word.name as state_name,
    told.reason,
    if(told.year is null, known.waiting, told.n) as n,
    known.total,
    known.only_totals,
    told.source_id,
    told.source_file,
    told.source_sheet,
    told.source_cell
from known
inner join unit on known.unit = unit.id
left join told on known.year = told.year and known.unit = told.unit
left join word on told.unrated_state = word.code and word.kind_of_word = 'unrated_state'
order by known.year, unit.sort_order, known.unit, word.rank, told.reason, told.source_file, told.source_sheet;
