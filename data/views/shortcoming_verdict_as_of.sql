-- One row per two shortcomings judged by a person, as known on a day: whether they are one (same) or not (different).
-- A judgement counts from its own day; a second one of the same day from the day it was taken in; the latest holds.
create macro shortcoming_verdict_as_of(day) as table
    with verdict as (
        select
            shortcoming_record.*,
            file_day.source_file,
            file_day.taken_in_on,
            row_number() over (
                partition by year, unit, item_key, earlier_year, earlier_unit, earlier_key, judged_on
                order by shortcoming_record.file_id
            ) as turn
        from shortcoming_record
        inner join file_day on shortcoming_record.file_id = file_day.file_id
    )

    select
        year,
        unit,
        item_key,
        item,
        earlier_year,
        earlier_unit,
        earlier_key,
        earlier_item,
        verdict,
        judged_on,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from verdict
    where if(turn = 1, judged_on, taken_in_on) <= day
    qualify row_number() over (
        partition by year, unit, item_key, earlier_year, earlier_unit, earlier_key
        order by judged_on desc, file_id desc
    ) = 1;
