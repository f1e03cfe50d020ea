-- One row per subject and level voted on in a branch as known on a day; n in votes, by the last file known by then that
-- tells of the subject.
create macro vote_as_of(day) as table
    select
        year,
        unit,
        subject,
        level,
        n,
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from vote_line
    where known_on <= day and day < replaced_on and (sees_unit(unit) or subject in (select unit.id from unit));
