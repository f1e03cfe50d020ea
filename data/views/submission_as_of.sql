-- One row per receipt as the register stood on a day: of the files that note a paper, the last one known by then.
create macro submission_as_of(day) as table
    select
        year,
        unit,
        document,
        received_on,
        received_by,
        quantity,
        note,
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from submission_line
    where told_on <= day and day < replaced_on and received_on <= day;
