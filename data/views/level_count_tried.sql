-- One row per year, body, kind of subject, stage and each level as known on a day, under a trial: n is 0
-- where the subjects are known and none has the level, or where only a total is known that has no figure for it, while
-- its figures already add up to the sum it prints; else such an n is null. `rated` is the body's, in each of its rows:
-- the sum of its levels, where one of these is null the number printed, null where none is.
create macro level_count_tried(day, trial_year, trial_subjects, trial_levels) as table
    with known as (
        select * from rating_count_tried(day, trial_year, trial_subjects, trial_levels)
    ),

    told as (
        select
            year,
            unit,
            subject_kind,
            stage,
            bool_and(only_totals) as only_totals,
            (coalesce(sum(n) filter (where is_rated(level)), 0))::integer as given,
            max(n) filter (where not is_rated(level)) as waiting,
            count(n) filter (where is_rated(level)) as figures
        from known
        group by all
    ),

    sums as (
        select
            year,
            unit,
            subject_kind,
            stage,
            max(n) filter (where level = 'TONG_SO') as members,
            max(n) filter (where level = 'DA_XEP_LOAI') as rated
        from printed_as_of(day)
        group by all
    ),

    body as (
        select
            told.*,
            sums.members = told.given and coalesce(sums.rated, sums.members) = sums.members as has_none_waiting,
            coalesce(
                sums.rated,
                sums.members - told.waiting,
                if(sums.members = told.given, sums.members, null)
            ) as printed
        from told
        left join sums
            on
                told.only_totals
                and told.year = sums.year
                and told.unit = sums.unit
                and told.subject_kind = sums.subject_kind
                and told.stage = sums.stage
    ),

    level_word as (
        select
            code,
            count_if(is_rated(code)) over () as rated_levels
        from word
        where kind_of_word = 'level'
    ),

    levelled as (
        select
            body.*,
            word.rated_levels,
            word.code as level,
            case
                when known.n is not null then known.n
                when not body.only_totals then 0
                when is_rated(word.code) and body.given = body.printed then 0
                when not is_rated(word.code) and body.has_none_waiting then 0
            end as n
        from body
        cross join level_word as word
        left join known
            on
                body.year = known.year
                and body.unit = known.unit
                and body.subject_kind = known.subject_kind
                and body.stage = known.stage
                and word.code = known.level
    )

    select
        year,
        unit,
        subject_kind,
        stage,
        level,
        n::integer as n,
        only_totals,
        -- Where one of its levels has no figure the sum of the others is not that of all.
        case
            when not only_totals then given
            when given = printed or figures = rated_levels then given
            when given < printed then printed
        end::integer as rated
    from levelled;
