-- One row per year and branch as known on a day: its members, as its last report of pledges counts them, else as the
-- lists of members do.
create macro member_count(day) as table
    with listed as (
        select
            year,
            unit,
            count(distinct subject) as members
        from every_rating_as_of(day)
        where subject_kind = 'dang_vien' and period = 'nam'
        group by year, unit
    )

    select
        year,
        unit,
        coalesce(reported.members, listed.members)::integer as members
    from listed
    full join pledge_as_of(day) as reported using (year, unit);
