-- One row per year and branch as known on a day: members, and those who have made plan and pledge, by its last report.
create macro pledge_as_of(day) as table
    select
        year,
        unit,
        members,
        done,
        reported_on,
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from pledge_line
    where known_on <= day and day < replaced_on;
