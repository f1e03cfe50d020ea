-- One row per year and branch asked for a dossier (plan II.5), as it stood on a day.
-- How many required papers are missing, late and overdue, by how many days the worst of them, and whether its award
-- papers came apart from it.
create macro dossier_as_of(day) as table
    select
        asked.year,
        asked.unit,
        any_value(asked.unit_name) as unit_name,
        any_value(asked.sort_order) as sort_order,
        count_if(asked.requirement = 'required' and asked.received_on is null)::integer as missing,
        count_if(asked.requirement = 'required' and asked.is_late)::integer as late,
        count_if(asked.requirement = 'required' and asked.is_overdue)::integer as overdue,
        (max(asked.days) filter (where asked.requirement = 'required' and asked.is_problem))::integer as worst_days,
        coalesce(bool_or(asked.together = 'no'), false) as is_apart
    from compliance(day) as asked
    inner join dossier_deadline on asked.year = dossier_deadline.year and asked.position = dossier_deadline.position
    where asked.requirement <> 'optional'
    group by asked.year, asked.unit;
