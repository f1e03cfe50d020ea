-- One row per subject and level voted on in a branch; n in votes, by the last file that tells of the subject.
create table vote as
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
qualify dense_rank() over (
    partition by vote_record.year, vote_record.unit, vote_record.subject
    order by vote_record.file_id desc
) = 1;
