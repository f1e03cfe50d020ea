-- One row per person or body and form of award proposed in a year, by the last file that tells of the subject.
create table award as
select
    award_record.year,
    award_record.unit,
    award_record.subject,
    award_record.form,
    award_record.subject_kind,
    award_record.subject_name,
    award_record.filed_on,
    file_day.source_file,
    award_record.sheet as source_sheet,
    award_record.cell as source_cell
from award_record
inner join file_day on award_record.file_id = file_day.file_id
qualify dense_rank() over (
    partition by award_record.year, award_record.unit, award_record.subject
    order by award_record.file_id desc
) = 1;
