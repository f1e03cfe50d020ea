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
        and (is_whole($body, $units) or duty.subject <> 'dang_uy')
    qualify row_number() over (
        partition by duty.year, duty.position
        order by before.position
    ) = 1
),

-- Each duty at each moment: of which year, by which deadline and on which day (told_on) it is reckoned, and of what was
-- known by when (known_on).
moment as (
    select
        year,
        position,
        'nam_truoc' as moment,
        before_year as told_year,
        before_position as told_position,
        before_named_day as named_day,
        before_last_day as last_day,
        before_on as told_on,
        $as_of as known_on
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
        $compared_on as told_on,
        $compared_on as known_on
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
        $as_of as told_on,
        $as_of as known_on
    from asked
),

-- What was known by either day, of the years asked about; where both are the same day, once. How many bodies had all
-- in on one day, in time or not, is counted before the moments are told apart: for each of them it is the same.
known as (
    select
        $as_of as known_on,
        year,
        position,
        unit,
        complete_on,
        is_on_time
    from completion($as_of)
    where year in (select moment.told_year from moment)
    union all
    select
        $compared_on as known_on,
        year,
        position,
        unit,
        complete_on,
        is_on_time
    from completion($compared_on)
    where $compared_on <> $as_of and year in (select moment.told_year from moment)
),

completed as (
    select
        known.known_on,
        known.year,
        known.position,
        known.complete_on,
        known.is_on_time,
        count(*) as bodies
    from known
    inner join followed_back($body, $units) as followed
        on known.unit = followed.unit and known.year < followed.before_year
    group by known.known_on, known.year, known.position, known.complete_on, known.is_on_time
),

first_receipt as (
    select
        $as_of as known_on,
        year,
        min(received_on) as received_on
    from submission_as_of($as_of)
    where year in (select moment.told_year from moment)
    group by year
    union all
    select
        $compared_on as known_on,
        year,
        min(received_on) as received_on
    from submission_as_of($compared_on)
    where $compared_on <> $as_of and year in (select moment.told_year from moment)
    group by year
),

body as (
    select
        moment.year,
        moment.position,
        moment.moment,
        completed.bodies as expected,
        if(completed.complete_on <= moment.told_on, completed.bodies, 0) as complete,
        if(completed.complete_on <= moment.told_on and completed.is_on_time, completed.bodies, 0) as on_time
    from moment
    inner join completed
        on
            moment.known_on = completed.known_on
            and moment.told_year = completed.year
            and moment.told_position = completed.position
    inner join first_receipt
        on
            moment.known_on = first_receipt.known_on
            and moment.told_year = first_receipt.year
            and moment.told_on >= first_receipt.received_on
),

-- What each branch had reported of its members' pledges by each moment, and by the last of the time allowed.
reported as (
    select
        moment.year,
        moment.position,
        moment.moment,
        moment.told_year,
        moment.known_on,
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
            and moment.known_on >= pledge_line.known_on
    inner join followed_back($body, $units) as followed
        on pledge_line.unit = followed.unit and moment.told_year < followed.before_year
    where asked.subject = 'dang_vien'
    group by moment.year, moment.position, moment.moment, moment.told_year, moment.known_on, pledge_line.unit
),

counted as (
    select
        $as_of as known_on,
        year,
        unit,
        members
    from member_count($as_of)
    where year in (select moment.told_year from moment)
    union all
    select
        $compared_on as known_on,
        year,
        unit,
        members
    from member_count($compared_on)
    where $compared_on <> $as_of and year in (select moment.told_year from moment)
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
            reported.known_on = counted.known_on
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
