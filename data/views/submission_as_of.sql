-- One row per receipt as the register stood on a day: of the files that note a paper, the last one known by then.
-- The first file's receipts are known from their own date, a later file's from the day it was taken in.
create macro submission_as_of(day) as table
    with note as (
        select
            submission_record.file_id,
            submission_record.year,
            submission_record.unit,
            submission_record.document,
            min(submission_record.received_on) as first_received_on,
            any_value(file_day.taken_in_on) as taken_in_on
        from submission_record
        inner join file_day on submission_record.file_id = file_day.file_id
        group by all
    ),

    ordered as (
        select
            *,
            row_number() over (partition by year, unit, document order by file_id) as turn
        from note
    ),

    standing as (
        select
            year,
            unit,
            document,
            max(file_id) as file_id
        from ordered
        where if(turn = 1, first_received_on, taken_in_on) <= day
        group by all
    )

    select
        submission_record.year,
        submission_record.unit,
        submission_record.document,
        submission_record.received_on,
        submission_record.received_by,
        submission_record.quantity,
        submission_record.note,
        file_day.source_file,
        submission_record.sheet as source_sheet,
        submission_record.cell as source_cell
    from submission_record
    inner join standing using (file_id, year, unit, document)
    inner join file_day on submission_record.file_id = file_day.file_id
    where submission_record.received_on <= day;
