-- One row per subject and level voted on in a branch as known on a day; n in votes, by the last file known by then that
-- tells of the subject. Votes are known with the rating in whose line they stand.
create macro vote_as_of(day) as table
    with line_day as (
        select
            file_id,
            year,
            subject,
            min(known_on) as known_on
        from rating_line
        group by file_id, year, subject
    )

    select
        vote_record.year,
        vote_record.unit,
        vote_record.subject,
        vote_record.level,
        vote_record.n,
        file_day.source_file,
        vote_record.sheet as source_sheet,
        vote_record.cell as source_cell
    from vote_record
    inner join file_day on vote_record.file_id = file_day.file_id
    left join line_day
        on
            vote_record.file_id = line_day.file_id
            and vote_record.year = line_day.year
            and vote_record.subject = line_day.subject
    where coalesce(line_day.known_on, file_day.taken_in_on) <= day
    qualify dense_rank() over (
        partition by vote_record.year, vote_record.unit, vote_record.subject
        order by vote_record.file_id desc
    ) = 1;
