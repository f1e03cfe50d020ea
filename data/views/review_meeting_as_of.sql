-- One row per year and body as known on a day: whether it has a chi ủy, the day of its review meeting, who attended for
-- the committee. A meeting is known from its own day; what a later file says otherwise, from the day it was taken in.
-- A list that says nothing of chi ủy takes nothing back.
create macro review_meeting_as_of(day) as table
    with line as (
        select
            review_meeting_record.*,
            file_day.source_file,
            file_day.taken_in_on,
            min(review_meeting_record.file_id) filter (where review_meeting_record.held_on is not null)
                over (partition by review_meeting_record.year, review_meeting_record.unit)
                as first_dated_file
        from review_meeting_record
        inner join file_day on review_meeting_record.file_id = file_day.file_id
    )

    select
        year,
        unit,
        last_value(has_chi_uy ignore nulls) over (
            partition by year, unit
            order by file_id rows between unbounded preceding and unbounded following
        ) as has_chi_uy,
        if(held_on <= day, held_on, null) as held_on,
        if(held_on > day, null, supervisor) as supervisor,
        note,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from line
    where file_id <= coalesce(first_dated_file, file_id) or taken_in_on <= day
    qualify row_number() over (
        partition by year, unit
        order by file_id desc, held_on desc
    ) = 1;
