-- One row per line that proposes a person or body for a form of award. A proposal counts from the receipt of its award
-- dossier, else from that of the branch's members' summary, else from that paper's deadline; what a later file says
-- otherwise, from the day that file was taken in. From replaced_on a later file's lines count in its place ("infinity"
-- where none do).
create or replace table award_line as
with line as (
    select
        award_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        coalesce(paper_day.day, make_date(award_record.year, 12, 31)) as proposed_on,
        min(award_record.file_id) filter (where award_record.filed_on is not null)
            over (partition by award_record.year, award_record.unit, award_record.subject)
            as first_dated_file,
        min(award_record.file_id) over (partition by award_record.year, award_record.unit, award_record.subject)
            as first_file
    from award_record
    inner join file_day on award_record.file_id = file_day.file_id
    left join paper_day
        on
            award_record.year = paper_day.year
            and award_record.unit = paper_day.unit
            and paper_day.document = 'tong_hop_dang_vien'
),

known as (
    select
        * exclude (first_dated_file, first_file, proposed_on),
        case
            when file_id = first_dated_file then coalesce(filed_on, proposed_on)
            when file_id = first_file then proposed_on
            else taken_in_on
        end as known_on
    from line
)

select
    *,
    replaced_day(known_on, file_id, row(year, unit, subject)) as replaced_on
from known;
