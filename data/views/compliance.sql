-- One row per year, body and document asked of it, as it stood on a day: the one definition of on time, late, overdue.
-- offset_days = receipt - named day. Under 'before' the named day is late and, with nothing filed, overdue by 0 days;
-- under 'on_or_before' it is the last permitted day. days: late by, overdue by, or left until the last permitted day.
-- Years before the first register are left out: what nobody noted is unknown, not missing.
-- Award papers are asked of bodies with a proposal known by the day and belong to the dossier (plan II.5): not together
-- where one came after the dossier's last required document, or has not come while the dossier is all in.
create macro compliance(day) as table
    with registered as (
        select *
        from deadline
        where
            year >= coalesce(
                (select min(submission_record.year) from submission_record), (select max(plan.year) from plan)
            )
    ),

    noted as (
        select
            year,
            unit,
            document,
            min(received_on) as received_on,
            arg_min(source_id, row(received_on, source_id, source_cell)) as source_id,
            arg_min(source_file, row(received_on, source_id, source_cell)) as source_file,
            arg_min(source_sheet, row(received_on, source_id, source_cell)) as source_sheet,
            arg_min(source_cell, row(received_on, source_id, source_cell)) as source_cell
        from submission_as_of(day)
        group by all
    ),

    proposal as (
        select
            year,
            unit,
            max(filed_on) as filed_on,
            arg_max(source_id, place) as source_id,
            arg_max(source_file, place) as source_file,
            arg_max(source_sheet, place) as source_sheet,
            arg_max(source_cell, place) as source_cell
        from (
            select
                *,
                if(filed_on is null, null, row(filed_on, source_id, source_cell)) as place
            from every_award_as_of(day)
        ) as placed
        group by all
    ),

    -- What the register notes of the award papers, else of each the day which the list of awards gives for all.
    award_paper as (
        select
            year,
            unit,
            noted.document,
            noted.received_on,
            noted.source_id,
            noted.source_file,
            noted.source_sheet,
            noted.source_cell
        from noted
        inner join registered using (year, document)
        where registered.requirement = 'together'
        union all
        select
            proposal.year,
            proposal.unit,
            registered.document,
            proposal.filed_on,
            proposal.source_id,
            proposal.source_file,
            proposal.source_sheet,
            proposal.source_cell
        from proposal
        inner join registered on proposal.year = registered.year and registered.requirement = 'together'
        where
            not exists (
                select 1
                from noted
                inner join registered as paper using (year, document)
                where noted.year = proposal.year and noted.unit = proposal.unit and paper.requirement = 'together'
            )
    ),

    received as (
        select
            noted.*,
            'noted' as told_by
        from noted
        union all
        select
            award_paper.*,
            'award' as told_by
        from award_paper
        where award_paper.received_on is not null
    ),

    asked as (
        select
            registered.*,
            unit_year.unit,
            unit_year.unit_name,
            unit_year.kind,
            unit_year.sort_order,
            if(registered.comparison = 'before', registered.named_day - 1, registered.named_day) as last_day,
            if(registered.requirement = 'together', 'award', 'noted') as told_by
        from registered
        inner join unit_year on registered.year = unit_year.year and registered.subject = unit_year.kind
        where
            registered.requirement <> 'together'
            or exists (
                select 1 from proposal
                where proposal.year = unit_year.year and proposal.unit = unit_year.unit
            )
            or exists (
                select 1 from award_paper
                where award_paper.year = unit_year.year and award_paper.unit = unit_year.unit
            )
    ),

    measured as (
        select
            asked.* exclude (told_by),
            received.received_on,
            received.received_on - asked.named_day as offset_days,
            coalesce(received.received_on > asked.last_day, false) as is_late,
            received.received_on is null and asked.requirement <> 'optional' and day > asked.last_day as is_overdue,
            received.source_id,
            received.source_file,
            received.source_sheet,
            received.source_cell
        from asked
        left join received using (year, unit, document, told_by)
    ),

    -- When all that is required at a deadline was in, by the last of it.
    dossier as (
        select
            year,
            position,
            unit,
            max(received_on) as complete_on
        from measured
        where requirement = 'required'
        group by year, position, unit
        having count(*) = count(received_on)
    ),

    dated as (
        select
            measured.*,
            dossier.complete_on
        from measured
        left join dossier
            on
                measured.year = dossier.year
                and measured.position = dossier.position
                and measured.unit = dossier.unit
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
        case
            when requirement <> 'together' then null
            when complete_on is null then 'not_yet'
            when coalesce(received_on > complete_on, true) then 'no'
            else 'yes'
        end as together,
        requirement <> 'optional' and (is_late or is_overdue) as is_problem
    from dated;
