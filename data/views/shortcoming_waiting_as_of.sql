-- One row per year and branch with shortcomings that a person may join with earlier ones, as known on a day.
-- In how many pairs, how alike the nearest two are (likeness, in percent), and who looks after the branch.
create macro shortcoming_waiting_as_of(day) as table
    with counted as (
        select
            year,
            unit,
            count(*) as n,
            max(likeness) as likeness
        from shortcoming_proposed_as_of(day)
        group by year, unit
    )

    select
        counted.*,
        looked_after.office
    from counted
    left join office_as_of(day) as looked_after
        on counted.year = looked_after.year and counted.unit = looked_after.unit;
