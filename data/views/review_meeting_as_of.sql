-- One row per year and body as known on a day: whether it has a chi ủy, the day of its review meeting, who attended for
-- the committee. A list that says nothing of chi ủy takes nothing back.
create macro review_meeting_as_of(day) as table
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
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from review_meeting_line
    where is_first or taken_in_on <= day
    qualify row_number() over (
        partition by year, unit
        order by file_id desc, held_on desc
    ) = 1;
