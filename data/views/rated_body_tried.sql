-- One row per year, body, kind of subject and stage as known on a day, under a trial.
-- How many subjects, how many rated, waiting and at each level; null where a printed total does not tell it, and
-- so is what would need it.
create macro rated_body_tried(day, trial_year, trial_subjects, trial_levels) as table
    select
        year,
        unit,
        subject_kind,
        stage,
        bool_and(only_totals) as only_totals,
        total_sum(level, n, rated) as total,
        rated_sum(level, rated) as rated,
        level_sum(not is_rated(level), n) as waiting,
        level_sum(is_good(level), n) as good,
        level_sum(level = 'HTXSNV', n) as n_htxsnv,
        level_sum(level = 'HTTNV', n) as n_httnv,
        level_sum(level = 'HTNV', n) as n_htnv,
        level_sum(level = 'KHTNV', n) as n_khtnv
    from level_count_tried(day, trial_year, trial_subjects, trial_levels)
    group by year, unit, subject_kind, stage;
