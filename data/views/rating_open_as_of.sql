-- One row per year, body and kind of subject of which some wait for a level, as known on a day.
-- How many are proposed and not decided (undecided), how many stand without a level at their furthest stage and are
-- rated later (waiting), and how many of these are postponed.
create macro rating_open_as_of(day) as table
    with rated as (
        select
            rating.year,
            rating.subject_kind,
            rating.unit,
            bool_or(rating.stage = 'decided') as is_decided,
            bool_or(rating.stage = 'proposed' and rating.level is not null) as is_proposed,
            arg_max(rating.unrated_state, stage_word.rank) filter (where rating.level is null) as unrated_state,
            arg_max(rating.level is null, stage_word.rank) as is_without_level
        from rating_as_of(day) as rating
        inner join word as stage_word on rating.stage = stage_word.code and stage_word.kind_of_word = 'stage'
        where rating.period = 'nam'
        group by rating.year, rating.subject_kind, rating.unit, rating.subject
    )

    select
        year,
        subject_kind,
        unit,
        count_if(is_proposed and not is_decided) as undecided,
        count_if(is_without_level and unrated_state in ('cho_xep_loai', 'hoan')) as waiting,
        count_if(is_without_level and unrated_state = 'hoan') as postponed
    from rated
    where (is_proposed and not is_decided) or is_without_level
    group by year, subject_kind, unit
    having undecided + waiting > 0;
