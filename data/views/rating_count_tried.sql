-- One row per year, body, kind of subject, stage and level as known on a day, under a trial (see rating_tried): counted
-- from the subjects themselves where these are known, else as printed (only_totals), which no trial can change;
-- CHUA_XEP_LOAI counts those without a level.
create macro rating_count_tried(day, trial_year, trial_subjects, trial_levels) as table
    with counted as (
        select
            year,
            unit,
            subject_kind,
            stage,
            coalesce(level, 'CHUA_XEP_LOAI') as level,
            count(*) as n
        from rating_tried(day, trial_year, trial_subjects, trial_levels)
        where period = 'nam'
        group by all
    )

    select
        *,
        false as only_totals
    from counted
    union all
    select
        year,
        unit,
        subject_kind,
        stage,
        level,
        n,
        true as only_totals
    from count_as_of(day) as printed
    where
        not exists (
            select 1
            from counted
            where
                counted.year = printed.year
                and counted.unit = printed.unit
                and counted.subject_kind = printed.subject_kind
                and counted.stage = printed.stage
        );
