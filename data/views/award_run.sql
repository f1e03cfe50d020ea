-- One row per year and subject at HTXSNV as known on a day: the consecutive years at HTXSNV that end with this one.
create macro award_run(day) as table
    select * from award_run_of(day, false);
