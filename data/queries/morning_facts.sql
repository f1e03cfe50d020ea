-- One row per matter that wants a word on the day (morning_matter among the words, gravest first), topic and body it is
-- about, within a topic the gravest body first, and no more than $most. topic is a deadline's position or a kind of
-- subject, where a matter has several. n counts what is owed (papers, members, shortcomings, notes), null where nobody
-- told it; part is how much of it is to be told apart; days are overdue, late or left; office is who looks after the
-- body. Of all bodies of the matter and topic: bodies is how many, branches and told_bodies how many of them are
-- branches and have n; all_n and all_part are their sums. $years holds the year the morning is about, $followed_years
-- those whose shortcomings are followed.
with warned as (
    select any_value(soon_days) as soon_days
    from remediation_setting
),

-- Deadlines still to come are told once they are near; the next one always.
coming as (
    select distinct
        year,
        position,
        if(comparison = 'before', named_day - 1, named_day) as last_day
    from deadline
    where
        is_chosen($years, year)
        and requirement = 'required'
        and if(comparison = 'before', named_day - 1, named_day) >= $as_of
    qualify last_day - $as_of <= (select soon_days from warned) or last_day = min(last_day) over ()
),

body_paper as (
    select
        completion.*,
        dossier_deadline.year is not null as is_dossier,
        $as_of > completion.last_day as is_past,
        (completion.year, completion.position) in (select (coming.year, coming.position) from coming) as is_near
    from completion($as_of) as completion
    left join dossier_deadline
        on completion.year = dossier_deadline.year and completion.position = dossier_deadline.position
    where is_chosen($years, completion.year)
),

paper_fact as (
    select
        case
            when is_complete then 'nop_cham'
            when is_past and is_dossier then 'ho_so_qua_han'
            when is_past then 'van_ban_qua_han'
            else 'den_han'
        end as matter,
        position::varchar as topic,
        unit,
        if(is_complete, 0, required - filed) as n,
        if(filed = 0, 1, 0) as part,
        case
            when is_complete then complete_on - named_day
            when is_past then $as_of - named_day
            else last_day - $as_of
        end as days
    from body_paper
    where if(is_complete, is_dossier and not is_on_time, is_past or is_near)
),

pledge_fact as (
    select
        if($as_of > last_day, 'cam_ket_qua_han', 'cam_ket_den_han') as matter,
        position::varchar as topic,
        unit,
        if(is_told, members - done, null) as n,
        0 as part,
        if($as_of > last_day, $as_of - named_day, last_day - $as_of) as days
    from pledge_progress($as_of)
    where
        is_chosen($years, year)
        and ($as_of > last_day or (year, position) in (select (coming.year, coming.position) from coming))
        and (not is_told or done < members)
),

meeting_fact as (
    select
        case
            when state = 'qua_han' then 'hop_qua_han'
            when state = 'chua_hop' then 'hop_den_han'
            when state = 'khong_ro' then 'hop_khong_ro'
            else 'vang_du'
        end as matter,
        kind as topic,
        unit,
        1 as n,
        0 as part,
        if($as_of > last_day, $as_of - named_day, last_day - $as_of) as days
    from review_progress($as_of)
    where
        is_chosen($years, year)
        and case state
            when 'qua_han' then true
            when 'chua_hop' then last_day - $as_of <= (select soon_days from warned)
            when 'khong_ro' then $as_of > last_day
            else attendance in ('khong_ghi', 'nguoi_khac')
        end
),

remedy_fact as (
    select
        if(is_overdue, 'khac_phuc_qua_han', 'khac_phuc_den_han') as matter,
        '' as topic,
        unit,
        count(*) as n,
        0 as part,
        if(is_overdue, max(days_overdue), min(due_on - $as_of)) as days
    from remediation_as_of($as_of)
    where is_chosen($followed_years, year) and (is_overdue or class = 'sap_den_han')
    group by is_overdue, unit
),

rating_fact as (
    select
        'chua_quyet_dinh' as matter,
        subject_kind as topic,
        unit,
        sum(undecided) as n,
        0 as part,
        null as days
    from rating_open_as_of($as_of)
    where is_chosen($years, year) and undecided > 0
    group by subject_kind, unit
    union all
    select
        'chua_co_muc' as matter,
        subject_kind as topic,
        unit,
        sum(waiting) as n,
        sum(postponed) as part,
        null as days
    from rating_open_as_of($as_of)
    where is_chosen($years, year) and waiting > 0
    group by subject_kind, unit
),

note_fact as (
    select
        'vuong_mac' as matter,
        '' as topic,
        unit,
        count(distinct note) as n,
        0 as part,
        $as_of - max(noted_on) as days
    from note_record
    where is_chosen($years, year) and noted_on <= $as_of and sees_unit(unit)
    group by unit
),

award_fact as (
    select distinct
        'khen_thuong_roi' as matter,
        '' as topic,
        unit,
        1 as n,
        0 as part,
        null::integer as days
    from compliance($as_of)
    where is_chosen($years, year) and together = 'no'
),

told as (
    select * from paper_fact
    union all
    select * from pledge_fact
    union all
    select * from meeting_fact
    union all
    select * from remedy_fact
    union all
    select * from rating_fact
    union all
    select * from note_fact
    union all
    select * from award_fact
),

-- What is overdue or late presses with its days, what is to come with the fewest left.
fact as (
    select
        told.*,
        unit.kind,
        unit.name as unit_name,
        unit.sort_order,
        if(told.matter like '%_den_han' or told.matter in ('den_han', 'vuong_mac'), -told.days, told.days) as urgency
    from told
    inner join unit on told.unit = unit.id
    where is_meant($body, [], told.unit)
),

topic as (
    select
        matter,
        topic,
        count(*)::integer as bodies,
        count_if(kind = 'chi_bo')::integer as branches,
        count(n)::integer as told_bodies,
        coalesce(sum(n), 0)::integer as all_n,
        coalesce(sum(part), 0)::integer as all_part,
        max(urgency) as urgency
    from fact
    group by matter, topic
),

-- Only of those named is it looked up what else is told of them: a country has a hundred thousand that are not.
named as (
    select *
    from fact
    qualify row_number() over (
        partition by matter, topic
        order by part desc, urgency desc nulls last, n desc nulls last, sort_order asc, unit asc
    ) <= $most
)

select
    named.matter,
    word.name as matter_name,
    word.rank,
    named.topic,
    named.kind,
    named.unit,
    named.unit_name,
    looked_after.office,
    named.n::integer as n,
    named.part::integer as part,
    named.days::integer as days,
    topic.bodies,
    topic.branches,
    topic.told_bodies,
    topic.all_n,
    topic.all_part
from named
inner join topic on named.matter = topic.matter and named.topic = topic.topic
inner join word on named.matter = word.code and word.kind_of_word = 'morning_matter'
left join office_as_of($as_of) as looked_after
    on named.unit = looked_after.unit and looked_after.year = (
        select max(chosen.year)
        from unnest($years::integer[]) as chosen (year)
    )
order by
    word.rank asc,
    topic.urgency desc nulls last,
    named.topic asc,
    named.part desc,
    named.urgency desc nulls last,
    named.n desc nulls last,
    named.sort_order asc,
    named.unit asc;
