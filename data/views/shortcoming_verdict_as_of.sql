-- One row per two shortcomings judged by a person, as known on a day: whether they are one (same) or not (different).
-- The latest holds.
create macro shortcoming_verdict_as_of(day) as table
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
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from shortcoming_line
    where known_on <= day
    qualify row_number() over (
        partition by year, unit, item_key, earlier_year, earlier_unit, earlier_key
        order by judged_on desc, file_id desc
    ) = 1;
