-- One row per branch: members with plan and pledge (plan II.6), of all members, as it last reported by the day;
-- on_time is how many had by the last report of the time allowed. Without a report done is null: unknown, not 0.
-- Lowest share first, branches without a report last.
select
    year,
    unit,
    unit_name,
    members::integer as members,
    done::integer as done,
    on_time::integer as on_time,
    (done - on_time)::integer as late,
    if(is_told, greatest(members - done, 0), null)::integer as missing,
    percent(done, members) as percent,
    reported_on,
    named_day,
    last_day,
    comparison,
    ($as_of > last_day) as is_past,
    source_id,
    source_file,
    source_sheet,
    source_cell
from pledge_progress($as_of)
where
    is_chosen($years, year)
    and is_chosen($units, unit)
qualify position = min(position) over (partition by year)
order by year asc, done / nullif(members, 0) asc nulls last, sort_order asc, unit asc;
