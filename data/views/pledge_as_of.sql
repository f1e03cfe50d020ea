-- One row per year and branch as known on a day: members, and those who have made plan and pledge, by its last report.
-- A report counts from its own date; one that is no newer than an earlier file's is a correction, known once taken in.
create macro pledge_as_of(day) as table
    with report as (
        select
            pledge_record.*,
            file_day.source_file,
            file_day.taken_in_on,
            coalesce(pledge_record.reported_on, make_date(pledge_record.year, 12, 31)) as own_day
        from pledge_record
        inner join file_day on pledge_record.file_id = file_day.file_id
    ),

    ordered as (
        select
            *,
            max(own_day) over (
                partition by year, unit
                order by file_id, own_day
                rows between unbounded preceding and 1 preceding
            ) as latest_before
        from report
    )

    select
        year,
        unit,
        members,
        done,
        reported_on,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from ordered
    where if(own_day > coalesce(latest_before, date '0001-01-01'), own_day, taken_in_on) <= day
    qualify row_number() over (
        partition by year, unit
        order by file_id desc, own_day desc
    ) = 1;
