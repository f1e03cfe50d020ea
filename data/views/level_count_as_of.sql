-- One row per year, body, kind of subject, stage and each level as known on a day; n as in level_count_tried.
create macro level_count_as_of(day) as table
    select * from level_count_tried(day, 0, [], []);
