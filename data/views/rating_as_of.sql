-- One row per subject, period and stage as known on a day, of those whom the viewer may see.
create macro rating_as_of(day) as table
    select *
    from every_rating_as_of(day)
    where sees(unit, subject_kind);
