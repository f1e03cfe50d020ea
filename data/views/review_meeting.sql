-- One row per year and branch: whether it has a chi ủy, the day of its review meeting, who attended for the committee.
create table review_meeting as
select
    review_meeting_record.year,
    review_meeting_record.unit,
    review_meeting_record.has_chi_uy,
    review_meeting_record.held_on,
    review_meeting_record.supervisor,
    review_meeting_record.note,
    file_day.source_file,
    review_meeting_record.sheet as source_sheet,
    review_meeting_record.cell as source_cell
from review_meeting_record
inner join file_day on review_meeting_record.file_id = file_day.file_id
qualify row_number() over (
    partition by review_meeting_record.year, review_meeting_record.unit
    order by review_meeting_record.file_id desc, review_meeting_record.held_on desc
) = 1;
