-- One row per year and body as known on a day: the office that looks after it for the committee, the one the plan sends
-- to its review (plan III.2), else the one that attended it; null where neither is known.
create macro office_as_of(day) as table
    select
        unit_year.year,
        unit_year.unit,
        coalesce(supervisor.role, held.supervisor) as office
    from unit_year
    left join supervisor on unit_year.year = supervisor.year and unit_year.unit = supervisor.unit
    left join review_meeting_as_of(day) as held on unit_year.year = held.year and unit_year.unit = held.unit;
