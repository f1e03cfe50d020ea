-- One row per year, body and document asked of it, as it stood on a day: the one definition of on time, late, overdue.
-- offset_days = receipt - named day. Under 'before' the named day is late and, with nothing filed, overdue by 0 days;
-- under 'on_or_before' it is the last permitted day. days: late by, overdue by, or left until the last permitted day.
-- Years before the first register are left out: what nobody noted is unknown, not missing.
create macro compliance(day) as table
    with asked as (
        select
            deadline.year,
            deadline.position,
            unit_year.unit,
            unit_year.unit_name,
            unit_year.kind,
            unit_year.sort_order,
            deadline.document,
            deadline.requirement,
            deadline.named_day,
            deadline.comparison,
            if(deadline.comparison = 'before', deadline.named_day - 1, deadline.named_day) as last_day
        from deadline
        inner join unit_year on deadline.year = unit_year.year and deadline.subject = unit_year.kind
        where
            deadline.requirement in ('required', 'optional')
            and deadline.year >= coalesce(
                (select min(submission_record.year) from submission_record), (select max(plan.year) from plan)
            )
    ),

    received as (
        select
            year,
            unit,
            document,
            min(received_on) as received_on,
            arg_min(source_file, received_on) as source_file,
            arg_min(source_sheet, received_on) as source_sheet,
            arg_min(source_cell, received_on) as source_cell
        from submission_as_of(day)
        group by all
    ),

    measured as (
        select
            asked.*,
            received.received_on,
            received.received_on - asked.named_day as offset_days,
            coalesce(received.received_on > asked.last_day, false) as is_late,
            received.received_on is null and asked.requirement = 'required' and day > asked.last_day as is_overdue,
            received.source_file,
            received.source_sheet,
            received.source_cell
        from asked
        left join received using (year, unit, document)
    )

    select
        *,
        case
            when offset_days < 0 then 'dung_han'
            when offset_days = 0 then 'dung_ngay_moc'
            when offset_days > 0 then 'cham'
            when requirement = 'optional' then 'khong_yeu_cau'
            when is_overdue then 'qua_han'
            else 'chua_den_han'
        end as state,
        case
            when offset_days >= 0 then offset_days
            when offset_days < 0 or requirement = 'optional' then null
            when is_overdue then day - named_day
            else last_day - day
        end as days,
        requirement = 'required' and (is_late or is_overdue) as is_problem
    from measured;
