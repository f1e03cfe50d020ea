-- One row per year and subject at HTXSNV that is proposed for an award in any year, as known on a day: its run of
-- years.
create macro award_run_proposed(day) as table
    select * from award_run_of(day, true);
