-- One row per duty of the year's plan and moment: the day asked about, the day compared with, and the year before at
-- the same distance from the day then named for the same duty. complete had everything in (on time or late), overdue
-- and pending had not. The year before is as known today; the day compared with as known on that day.
-- Members count by the reports of their branches. Before the first receipt of a year, and in a year without a register
-- or a report, nothing is known: the counts are null, not 0.
with asked as (
    select
        duty.*,
        before.year as before_year,
        before.position as before_position,
        before.last_day as before_last_day,
        before.named_day as before_named_day,
        (before.named_day + ($as_of - duty.named_day)::integer)::date as before_on
    from duty
    left join duty as before on duty.year - 1 = before.year and duty.duty = before.duty
    where
        is_chosen($years, duty.year)
        and (len($units) = 0 or duty.subject <> 'dang_uy')
    qualify row_number() over (
        partition by duty.year, duty.position
        order by before.position
    ) = 1
),

-- Each duty at each moment: of which year, by which deadline and on which day it is reckoned.
moment as (
    select
        year,
        position,
        'nam_truoc' as moment,
        before_year as told_year,
        before_position as told_position,
        before_named_day as named_day,
        before_last_day as last_day,
        before_on as told_on
    from asked
    union all
    select
        year,
        position,
        'hom_so_sanh' as moment,
        year as told_year,
        position as told_position,
        named_day,
        last_day,
        $compared_on as told_on
    from asked
    union all
    select
        year,
        position,
        'hom_nay' as moment,
        year as told_year,
        position as told_position,
        named_day,
        last_day,
        $as_of as told_on
    from asked
),

-- The bodies asked, as each moment knows them; those chosen are followed back into the year before.
followed as (
    select distinct
        ancestor as unit,
        coalesce(before_year, 9999) as before_year
    from unit_lineage
    where is_chosen($units, unit)
),

completed as (
    select
        'hom_so_sanh' as moment,
        year,
        position,
        unit,
        complete_on,
        is_on_time
    from completion($compared_on)
    union all
    select
        told.moment,
        completion.year,
        completion.position,
        completion.unit,
        completion.complete_on,
        completion.is_on_time
    from completion($as_of) as completion
    cross join (values ('hom_nay'), ('nam_truoc')) as told (moment)
),

first_receipt as (
    select
        'hom_so_sanh' as moment,
        year,
        min(received_on) as received_on
    from submission_as_of($compared_on)
    group by year
    union all
    select
        told.moment,
        submission.year,
        min(submission.received_on) as received_on
    from submission_as_of($as_of) as submission
    cross join (values ('hom_nay'), ('nam_truoc')) as told (moment)
    group by told.moment, submission.year
),

body as (
    select
        moment.year,
        moment.position,
        moment.moment,
        completed.unit,
        1 as expected,
        (coalesce(completed.complete_on <= moment.told_on, false))::integer as complete,
        (coalesce(completed.complete_on <= moment.told_on and completed.is_on_time, false))::integer as on_time
    from moment
    inner join completed
        on
            moment.moment = completed.moment
            and moment.told_year = completed.year
            and moment.told_position = completed.position
    inner join first_receipt
        on
            moment.moment = first_receipt.moment
            and moment.told_year = first_receipt.year
            and moment.told_on >= first_receipt.received_on
    where
        exists (
            select 1 from followed
            where followed.unit = completed.unit and moment.told_year < followed.before_year
        )
),

-- What each branch had reported of its members' pledges by each moment, and by the last of the time allowed.
reported as (
    select
        moment.year,
        moment.position,
        moment.moment,
        moment.told_year,
        pledge_line.unit,
        last(pledge_line.done order by pledge_line.file_id, pledge_line.own_day) as done,
        last(pledge_line.done order by pledge_line.file_id, pledge_line.own_day)
        filter (where pledge_line.reported_on <= moment.last_day) as in_time
    from moment
    inner join asked on moment.year = asked.year and moment.position = asked.position
    inner join pledge_line
        on
            moment.told_year = pledge_line.year
            and moment.told_on >= pledge_line.own_day
            and pledge_line.known_on <= if(moment.moment = 'nam_truoc', $as_of, moment.told_on)
    where
        asked.subject = 'dang_vien'
        and exists (
            select 1 from followed
            where followed.unit = pledge_line.unit and moment.told_year < followed.before_year
        )
    group by moment.year, moment.position, moment.moment, moment.told_year, pledge_line.unit
),

counted as (
    select
        'hom_so_sanh' as moment,
        year,
        unit,
        members
    from member_count($compared_on)
    union all
    select
        told.moment,
        member_count.year,
        member_count.unit,
        member_count.members
    from member_count($as_of) as member_count
    cross join (values ('hom_nay'), ('nam_truoc')) as told (moment)
),

part as (
    select
        year,
        position,
        moment,
        expected,
        complete,
        on_time
    from body
    union all
    select
        reported.year,
        reported.position,
        reported.moment,
        counted.members as expected,
        reported.done as complete,
        least(reported.done, coalesce(reported.in_time, 0)) as on_time
    from reported
    inner join counted
        on
            reported.moment = counted.moment
            and reported.told_year = counted.year
            and reported.unit = counted.unit
            and counted.members is not null
),

summed as (
    select
        year,
        position,
        moment,
        sum(expected)::integer as expected,
        sum(complete)::integer as complete,
        sum(on_time)::integer as on_time,
        sum(greatest(expected - complete, 0))::integer as missing
    from part
    group by year, position, moment
)

select
    asked.year,
    asked.position,
    asked.subject,
    subject_word.name as subject_name,
    asked.is_dossier,
    asked.documents,
    asked.documents_name,
    moment.moment,
    moment_word.name as moment_name,
    moment.told_on,
    moment.named_day,
    (moment.told_on - moment.named_day)::integer as offset_days,
    summed.expected,
    summed.complete,
    summed.on_time,
    summed.complete - summed.on_time as late,
    if(moment.told_on > moment.last_day, summed.missing, 0 * summed.missing) as overdue,
    if(moment.told_on > moment.last_day, 0 * summed.missing, summed.missing) as pending
from asked
inner join moment on asked.year = moment.year and asked.position = moment.position
inner join word as moment_word on moment.moment = moment_word.code and moment_word.kind_of_word = 'moment'
inner join word as subject_word on asked.subject = subject_word.code and subject_word.kind_of_word = 'subject_kind'
left join summed
    on asked.year = summed.year and asked.position = summed.position and moment.moment = summed.moment
order by asked.named_day, asked.position, moment_word.rank;
