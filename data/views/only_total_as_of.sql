-- One row per printed total as known on a day of a body of which nothing but totals is known, where anybody is counted
-- in it.
create macro only_total_as_of(day) as table
    select
        printed.*,
        unit.name as unit_name
    from count_as_of(day) as printed
    inner join rating_count_as_of(day) as counted using (year, unit, subject_kind, stage, level)
    inner join unit on printed.unit = unit.id
    where counted.only_totals and printed.n > 0;
