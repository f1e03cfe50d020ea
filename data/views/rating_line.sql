-- One row per line of a paper that rates or names a subject: known_on is the day from which it counts.
-- A decision counts from the date in its head, else the end of its period; a proposal from the receipt of the branch's
-- members' summary, else that paper's deadline; what a later file says again, from the day that file was taken in.
create view rating_line as
select
    rating_record.*,
    file_day.source_id,
    file_day.source_file,
    file_day.taken_in_on,
    if(
        rating_again.file_id is null,
        coalesce(
            paper_day.day,
            rating_record.dated_on,
            last_day(
                make_date(
                    rating_record.year,
                    case rating_record.period when 'q1' then 3 when 'q2' then 6 when 'q3' then 9 else 12 end,
                    1
                )
            )
        ),
        file_day.taken_in_on
    ) as known_on
from rating_record
inner join file_day on rating_record.file_id = file_day.file_id
left join rating_again
    on
        rating_record.file_id = rating_again.file_id
        and rating_record.year = rating_again.year
        and rating_record.period = rating_again.period
        and rating_record.subject_kind = rating_again.subject_kind
        and rating_record.subject = rating_again.subject
        and rating_record.stage = rating_again.stage
left join paper_day
    on
        rating_record.year = paper_day.year
        and rating_record.unit = paper_day.unit
        and paper_day.document = 'tong_hop_dang_vien'
        and rating_record.period = 'nam'
        and rating_record.stage <> 'decided';
