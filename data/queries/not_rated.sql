-- One row per year, body and reason for which subjects of it have no level, its state with it, and the paper that says
-- so; n is 0 in the one row of a body that has all rated. Where only a total is known there is no state: n is as
-- printed, null where the total has no figure for it. Spaces in a reason count once; else it stands as written.
-- A body above others stands with the sums of those under it, without a paper; a row without n tells that a total of
-- one of them has no figure.
with known as (
    select
        level_count.year,
        level_count.unit,
        place.shown,
        bool_and(level_count.only_totals) as only_totals,
        total_sum(level_count.level, level_count.n, level_count.rated) as total,
        level_sum(not is_rated(level_count.level), level_count.n) as waiting
    from level_count_as_of($as_of) as level_count
    inner join meant($body, $units) as place on level_count.unit = place.unit
    where
        level_count.subject_kind = $subject_kind
        and level_count.stage = $stage
        and is_chosen($years, level_count.year)
    group by level_count.year, level_count.unit, place.shown
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
        known.shown,
        line.unrated_state,
        line.reason,
        level_sum(true, line.n) as n,
        if(known.unit = known.shown, line.source_id, null) as source_id,
        if(known.unit = known.shown, line.source_file, null) as source_file,
        if(known.unit = known.shown, line.source_sheet, null) as source_sheet,
        string_agg(line.source_cell, ', ' order by length(line.source_cell), line.source_cell)
        filter (where known.unit = known.shown) as source_cell
    from known
    inner join line
        on known.year = line.year and known.unit = line.unit and known.only_totals = line.is_total
    group by
        known.year,
        known.shown,
        line.unrated_state,
        line.reason,
        if(known.unit = known.shown, line.source_id, null),
        if(known.unit = known.shown, line.source_file, null),
        if(known.unit = known.shown, line.source_sheet, null)
),

-- A body above others, one of which does not tell how many wait: that it is so stands beside what the others tell.
silent as (
    select distinct
        year,
        shown
    from known
    where unit <> shown and waiting is null
),

stated as (
    select * from told
    union all by name
    select
        silent.*,
        null::integer as n
    from silent
    inner join told on silent.year = told.year and silent.shown = told.shown
    group by all
),

summed as (
    select
        year,
        shown,
        bool_and(only_totals) as only_totals,
        level_sum(true, total) as total,
        level_sum(true, waiting) as waiting
    from known
    group by year, shown
)

select
    summed.year,
    summed.shown as unit,
    unit.name as unit_name,
    stated.unrated_state as state,
    word.name as state_name,
    stated.reason,
    if(stated.year is null, summed.waiting, stated.n) as n,
    summed.total,
    summed.only_totals,
    stated.source_id,
    stated.source_file,
    stated.source_sheet,
    stated.source_cell
from summed
inner join unit on summed.shown = unit.id
left join stated on summed.year = stated.year and summed.shown = stated.shown
left join word on stated.unrated_state = word.code and word.kind_of_word = 'unrated_state'
order by
    summed.year,
    unit.sort_order,
    summed.shown,
    word.rank,
    stated.reason,
    stated.source_file,
    stated.source_sheet;
