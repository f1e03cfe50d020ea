-- One row per subject, period and stage as known on a day, whoever asks (see rating_span).
create macro every_rating_as_of(day) as table
    select * exclude (since, until)
    from rating_span
    where since <= day and day < until;
