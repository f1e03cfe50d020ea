-- One row per year, deadline and body as it stood on a day: complete when every required document is in,
-- and then dated by the last of them.
create macro completion(day) as table
    select
        year,
        position,
        unit,
        kind,
        any_value(named_day) as named_day,
        any_value(last_day) as last_day,
        count(*) as required,
        count(received_on) as filed,
        count(*) = count(received_on) as is_complete,
        if(count(*) = count(received_on), max(received_on), null) as complete_on,
        count(*) = count(received_on) and max(received_on) <= any_value(last_day) as is_on_time
    from compliance(day)
    where requirement = 'required'
    group by year, position, unit, kind;
