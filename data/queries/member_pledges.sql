-- One row per branch: members with plan and pledge (plan II.6), of all members, as it last reported by the day;
-- on_time is how many had by the last report of the time allowed. Without a report done is null: unknown, not 0.
-- Lowest share first, branches without a report last. A body above others stands with the sums of the branches under it
-- that have reported (told_units of units).
with first_asked as (
    select
        progress.*,
        place.shown
    from pledge_progress($as_of) as progress
    inner join meant($body, $units) as place on progress.unit = place.unit
    where is_chosen($years, progress.year)
    qualify progress.position = min(progress.position) over (partition by progress.year)
),

summed as (
    select
        year,
        shown as unit,
        if(bool_or(is_told), sum(members) filter (where is_told), sum(members))::integer as members,
        if(bool_or(is_told), sum(done) filter (where is_told), sum(done))::integer as done,
        if(bool_or(is_told), sum(on_time) filter (where is_told), sum(on_time))::integer as on_time,
        (sum(greatest(members - done, 0)) filter (where is_told))::integer as missing,
        max(reported_on) as reported_on,
        any_value(named_day) as named_day,
        any_value(last_day) as last_day,
        any_value(comparison) as comparison,
        count(*)::integer as units,
        count_if(is_told)::integer as told_units,
        any_value(source_id) filter (where unit = shown) as source_id,
        any_value(source_file) filter (where unit = shown) as source_file,
        any_value(source_sheet) filter (where unit = shown) as source_sheet,
        any_value(source_cell) filter (where unit = shown) as source_cell
    from first_asked
    group by year, shown
)

select
    summed.year,
    summed.unit,
    unit.name as unit_name,
    summed.members,
    summed.done,
    summed.on_time,
    summed.done - summed.on_time as late,
    summed.missing,
    percent(summed.done, summed.members) as percent,
    summed.reported_on,
    summed.named_day,
    summed.last_day,
    summed.comparison,
    $as_of > summed.last_day as is_past,
    summed.source_id,
    summed.source_file,
    summed.source_sheet,
    summed.source_cell,
    summed.units,
    summed.told_units
from summed
inner join unit on summed.unit = unit.id
order by
    summed.year asc,
    summed.done / nullif(summed.members, 0) asc nulls last,
    unit.sort_order asc,
    summed.unit asc;
