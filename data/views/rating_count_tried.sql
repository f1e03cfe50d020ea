-- One row per year, body, kind of subject, stage and level as known on a day, under a trial (see rating_tried): counted
-- from the subjects themselves where these are known, else as printed (only_totals), which no trial can change;
-- CHUA_XEP_LOAI counts those without a level.
create macro rating_count_tried(day, trial_year, trial_subjects, trial_levels) as table
    with tried as (
        select
            year,
            unit,
            subject_kind,
            stage,
            coalesce(level, 'CHUA_XEP_LOAI') as level,
            list_extract(trial_levels::varchar[], list_position(trial_subjects::varchar[], subject)) as tried_level
        from rating_as_of(day)
        where year = trial_year and period = 'nam' and list_contains(trial_subjects::varchar[], subject)
    ),

    told as (
        select
            year,
            unit,
            subject_kind,
            stage,
            level,
            n
        from rating_tally
        where period = 'nam' and since <= day and day < until and sees(unit, subject_kind)
        union all
        select
            year,
            unit,
            subject_kind,
            stage,
            level,
            -1 as n
        from tried
        where tried_level is not null
        union all
        select
            year,
            unit,
            subject_kind,
            stage,
            tried_level as level,
            1 as n
        from tried
        where tried_level is not null
    ),

    counted as (
        select
            year,
            unit,
            subject_kind,
            stage,
            level,
            sum(n)::bigint as n
        from told
        group by all
        having sum(n) > 0
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
