-- One row per subject, period and stage as known on a day, with the levels of a trial put in place of those of the year
-- tried: trial_subjects and trial_levels are two lists side by side, empty where nothing is tried. Nothing is kept.
create macro rating_tried(day, trial_year, trial_subjects, trial_levels) as table
    with known as (
        select
            *,
            case
                when year = trial_year and period = 'nam'
                    then list_extract(trial_levels::varchar[], list_position(trial_subjects::varchar[], subject))
            end as tried_level
        from rating_as_of(day)
    )

    select
        * exclude (tried_level) replace (
            coalesce(tried_level, level) as level,
            if(tried_level is null, unrated_state, null) as unrated_state,
            if(tried_level is null, unrated_reason, null) as unrated_reason
        )
    from known;
