-- One row per line of a plan or a follow-up that tells of a shortcoming: said_on is the day it speaks for, known_on
-- the day from which it counts, place its turn among all that is said of the shortcoming, words its words alone.
-- A plan speaks from its receipt, else its deadline; a follow-up from its "as of" day; what a later file says again for
-- the same day counts from the day that file was taken in.
create or replace table remediation_line as
with line as (
    select
        remediation_record.*,
        file_day.source_id,
        file_day.source_file,
        file_day.taken_in_on,
        case
            when remediation_record.stated_on is not null then remediation_record.stated_on
            when remediation_record.paper = 'plan'
                then coalesce(paper_day.day, make_date(remediation_record.year, 12, 31))
            else file_day.taken_in_on
        end as said_on
    from remediation_record
    inner join file_day on remediation_record.file_id = file_day.file_id
    left join paper_day
        on
            remediation_record.year = paper_day.year
            and remediation_record.unit = paper_day.unit
            and paper_day.document = 'ke_hoach_khac_phuc'
),

ordered as (
    select
        *,
        trim(regexp_replace(item_key, '[\pP\pS\s]+', ' ', 'g')) as words,
        row_number() over (
            partition by year, unit, item_key, paper, said_on
            order by file_id
        ) as turn,
        row_number() over (
            partition by year, unit, item_key
            order by said_on asc, paper desc, file_id asc
        ) as place
    from line
)

select
    * exclude (turn),
    if(turn = 1, said_on, taken_in_on) as known_on
from ordered;
