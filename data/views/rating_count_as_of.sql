-- One row per year, body, kind of subject, stage and level as known on a day; n in subjects, nothing tried.
create macro rating_count_as_of(day) as table
    select * from rating_count_tried(day, 0, [], []);
