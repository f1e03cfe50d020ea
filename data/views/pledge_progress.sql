-- One row per deadline of a plan for its members and per branch, as known on a day: how many have made plan and pledge
-- (plan II.6), and how many had by the last report of the time allowed. Without a report done is null: unknown, not 0;
-- is_told where members and done are both known.
create macro pledge_progress(day) as table
    with asked as (
        select
            year,
            position,
            any_value(named_day) as named_day,
            any_value(comparison) as comparison,
            any_value(if(comparison = 'before', named_day - 1, named_day)) as last_day
        from deadline
        where subject = 'dang_vien'
        group by year, position
    ),

    in_time as (
        select
            asked.year,
            asked.position,
            pledge_line.unit,
            pledge_line.done
        from asked
        inner join pledge_line on asked.year = pledge_line.year
        where pledge_line.known_on <= day and pledge_line.reported_on <= asked.last_day
        qualify row_number() over (
            partition by asked.year, asked.position, pledge_line.unit
            order by pledge_line.file_id desc, pledge_line.own_day desc
        ) = 1
    )

    select
        asked.*,
        unit_year.unit,
        unit_year.unit_name,
        unit_year.sort_order,
        member_count.members,
        pledge.done,
        pledge.done is not null and member_count.members is not null as is_told,
        if(pledge.done is null, null, least(pledge.done, coalesce(in_time.done, 0))) as on_time,
        pledge.reported_on,
        pledge.source_id,
        pledge.source_file,
        pledge.source_sheet,
        pledge.source_cell
    from asked
    inner join unit_year on asked.year = unit_year.year and unit_year.kind = 'chi_bo'
    left join member_count(day) as member_count
        on asked.year = member_count.year and unit_year.unit = member_count.unit
    left join pledge_as_of(day) as pledge on asked.year = pledge.year and unit_year.unit = pledge.unit
    left join in_time
        on asked.year = in_time.year and asked.position = in_time.position and unit_year.unit = in_time.unit;
