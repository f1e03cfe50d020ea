-- One row per receipt noted by a file: told_on is the day from which the file's notes of that paper count, known_on the
-- day from which this receipt does, replaced_on that from which a later file's notes of the paper count in their place
-- ("infinity" where none does). The first file's receipts are known from their own date, a later file's from the day it
-- was taken in.
create or replace table submission_line as
with noted as (
    select
        submission_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        min(submission_record.received_on) over (
            partition by
                submission_record.year, submission_record.unit, submission_record.document, submission_record.file_id
        ) as first_received_on,
        dense_rank() over (
            partition by submission_record.year, submission_record.unit, submission_record.document
            order by submission_record.file_id
        ) as turn
    from submission_record
    inner join file_day on submission_record.file_id = file_day.file_id
),

told as (
    select
        * exclude (turn, first_received_on, taken_in_on),
        if(turn = 1, first_received_on, taken_in_on) as told_on
    from noted
)

select
    *,
    greatest(told_on, received_on) as known_on,
    replaced_day(told_on, file_id, row(year, unit, document)) as replaced_on
from told;
