-- One row per year and body with an award proposal, as known on a day: its award papers asked and in, and whether they
-- came together with its dossier (plan II.5): yes where all came no later than the dossier's last required document.
create macro award_papers(day) as table
    select
        year,
        position,
        unit,
        any_value(unit_name) as unit_name,
        count(*) as asked,
        count(received_on) as filed,
        if(count(*) = count(received_on), max(received_on), null) as filed_on,
        any_value(complete_on) as complete_on,
        max(received_on) - any_value(complete_on) as days_after,
        if(bool_or(together = 'no'), 'no', any_value(together)) as together
    from compliance(day)
    where requirement = 'together'
    group by year, position, unit;
