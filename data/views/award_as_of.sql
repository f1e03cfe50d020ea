-- One row per person or body and form of award proposed, as known on a day, of those whom the viewer may see.
create macro award_as_of(day) as table
    select *
    from every_award_as_of(day)
    where sees(unit, subject_kind);
