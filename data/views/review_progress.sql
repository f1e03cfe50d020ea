-- One row per year and body whose review the plan asks for (plan II.1), as known on a day: held or not, when, who
-- attended for the committee.
-- The meeting must be over by the last permitted day of the body's dossier (plan II.5). Whoever the plan sends to the
-- branch (III.2) attended only where the office noted is the same, apart from case and spacing. Bodies of which the
-- register says nothing are unknown, not unheld.
create macro review_progress(day) as table
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
            held.source_id,
            held.source_file,
            held.source_sheet,
            held.source_cell
        from unit_year
        left join review_day on unit_year.year = review_day.year and unit_year.kind = review_day.subject
        left join supervisor on unit_year.year = supervisor.year and unit_year.unit = supervisor.unit
        left join review_meeting_as_of(day) as held on unit_year.year = held.year and unit_year.unit = held.unit
        where unit_year.kind in ('chi_bo', 'dang_uy')
    )

    select
        *,
        case
            when held_on > last_day then 'da_hop_cham'
            when held_on is not null then 'da_hop'
            when not is_known then 'khong_ro'
            when day > last_day then 'qua_han'
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
    from meeting;
