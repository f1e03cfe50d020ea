-- One row per year, body, kind of subject and stage as known on a day; n in subjects, nothing tried.
create macro rated_body_as_of(day) as table
    select * from rated_body_tried(day, 0, [], []);
