-- One row per year, body, kind of subject, stage and each level as known on a day, under a trial: n is 0
-- where the subjects are known and none has the level, and null where only a total is known that has no figure for it.
create macro level_count_tried(day, trial_year, trial_subjects, trial_levels) as table
    with known as (
        select * from rating_count_tried(day, trial_year, trial_subjects, trial_levels)
    ),

    body as (
        select
            year,
            unit,
            subject_kind,
            stage,
            bool_and(only_totals) as only_totals
        from known
        group by all
    )

    select
        body.year,
        body.unit,
        body.subject_kind,
        body.stage,
        word.code as level,
        if(body.only_totals, known.n, coalesce(known.n, 0))::integer as n,
        body.only_totals
    from body
    inner join word on word.kind_of_word = 'level'
    left join known
        on
            body.year = known.year
            and body.unit = known.unit
            and body.subject_kind = known.subject_kind
            and body.stage = known.stage
            and word.code = known.level;
