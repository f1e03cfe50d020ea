-- One row per body whose review the plan asks for (plan II.1): held or not, when, who attended for the committee.
-- The meeting must be over by the last permitted day of the body's dossier (plan II.5). Whoever the plan sends to the
-- branch (III.2) attended only where the office noted is the same, apart from case and spacing. Bodies of which the
-- register says nothing are unknown, not unheld.
with review_day as (
    select
        year,
        subject,
        arg_min(named_day, position) as named_day,
        arg_min(if(comparison = 'before', named_day - 1, named_day), position) as last_day
    from deadline
    where subject <> 'chi_bo' and requirement = 'required'
    group by year, subject
    union all
    select
        year,
        'chi_bo' as subject,
        named_day,
        if(comparison = 'before', named_day - 1, named_day) as last_day
    from dossier_deadline
),

meeting as (
    select
        unit_year.year,
        unit_year.unit,
        unit_year.unit_name,
        unit_year.kind,
        unit_year.sort_order,
        review_day.named_day,
        review_day.last_day,
        held.year is not null as is_known,
        held.has_chi_uy,
        held.held_on,
        if(held.held_on is null, null, held.supervisor) as attended,
        supervisor.role as planned,
        supervisor.section,
        lower(regexp_replace(trim(nfc_normalize(held.supervisor)), '\s+', ' ', 'g'))
        = lower(regexp_replace(trim(nfc_normalize(supervisor.role)), '\s+', ' ', 'g')) as is_same,
        held.note,
        held.source_file,
        held.source_sheet,
        held.source_cell
    from unit_year
    left join review_day on unit_year.year = review_day.year and unit_year.kind = review_day.subject
    left join supervisor on unit_year.year = supervisor.year and unit_year.unit = supervisor.unit
    left join review_meeting_as_of($as_of) as held on unit_year.year = held.year and unit_year.unit = held.unit
    where
        unit_year.kind in ('chi_bo', 'dang_uy')
        and is_chosen($years, unit_year.year)
        and is_chosen($units, unit_year.unit)
),

classed as (
    select
        *,
        case
            when held_on > last_day then 'da_hop_cham'
            when held_on is not null then 'da_hop'
            when not is_known then 'khong_ro'
            when $as_of > last_day then 'qua_han'
            else 'chua_hop'
        end as state,
        case
            when held_on is null then null
            when planned is null and attended is null then 'khong_phan_cong'
            when planned is null then 'co_du'
            when attended is null then 'khong_ghi'
            when is_same then 'dung_phan_cong'
            else 'nguoi_khac'
        end as attendance,
        case
            when kind = 'dang_uy' then 'ban_chap_hanh'
            when has_chi_uy then 'chi_uy'
            when not has_chi_uy then 'chi_bo'
        end as reviewed
    from meeting
)

select
    classed.year,
    classed.unit,
    classed.unit_name,
    classed.kind,
    classed.reviewed,
    reviewed_word.name as reviewed_name,
    classed.state,
    state_word.name as state_name,
    classed.held_on,
    classed.named_day,
    classed.last_day,
    (classed.held_on - classed.named_day)::integer as offset_days,
    classed.planned,
    classed.attended,
    classed.attendance,
    attendance_word.name as attendance_name,
    classed.section,
    classed.note,
    classed.source_file,
    classed.source_sheet,
    classed.source_cell
from classed
inner join word as state_word on classed.state = state_word.code and state_word.kind_of_word = 'review_state'
left join
    word as attendance_word
    on classed.attendance = attendance_word.code and attendance_word.kind_of_word = 'attendance'
left join word as reviewed_word on classed.reviewed = reviewed_word.code and reviewed_word.kind_of_word = 'reviewed'
order by
    classed.year asc,
    state_word.rank desc,
    classed.held_on desc,
    classed.sort_order asc,
    classed.unit asc;
