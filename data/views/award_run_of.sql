-- One row per year and subject at HTXSNV as known on a day: the consecutive years at HTXSNV that end with this one.
-- The last year counts by its decision, or provisionally by the branch's proposal while there is none; earlier ones by
-- decision. A person is followed from branch to branch. A body's earlier years are those of the bodies it came from: a
-- split hands the run to each part, and after a merger a year counts where all that merged were at HTXSNV. Any other
-- level ends a run. A year of which the subject's level is not known (only totals, not rated, no paper) neither counts
-- nor ends it: the run is at least so long (before tells why, at_least that it is so). only_proposed: of the subjects
-- proposed for an award alone, in whatever year.
create macro award_run_of(day, only_proposed) as table
    with proposed as (
        select distinct subject
        from award_as_of(day)
    ),

    -- Whose levels are needed: a body's also those of the bodies it came from.
    wanted as (
        select subject from proposed
        union
        select unit_lineage.ancestor as subject
        from unit_lineage
        inner join proposed on unit_lineage.unit = proposed.subject
    ),

    yearly as (
        select *
        from rating_as_of(day)
        where period = 'nam' and (not only_proposed or subject in (select wanted.subject from wanted))
    ),

    decided as (
        select *
        from yearly
        where stage = 'decided'
    ),

    followed as (
        select
            unit,
            ancestor,
            max(before_year) as before_year
        from unit_lineage
        where not only_proposed or unit in (select proposed.subject from proposed)
        group by unit, ancestor
    ),

    standing_body as (
        select
            followed.unit,
            followed.ancestor,
            unit_year.year,
            unit_year.kind,
            unit_year.unit_name,
            unit_year.sort_order
        from followed
        inner join unit_year on followed.ancestor = unit_year.unit and followed.before_year > unit_year.year
    ),

    body_year as (
        select
            standing_body.kind as subject_kind,
            standing_body.unit as subject,
            standing_body.year,
            coalesce(
                arg_max(decided.level, word.rank) filter (where decided.level <> 'HTXSNV'),
                if(count(*) = count(decided.level), 'HTXSNV', null)
            ) as level,
            count(decided.subject) > 0 as is_named
        from standing_body
        left join decided
            on
                standing_body.ancestor = decided.subject
                and standing_body.kind = decided.subject_kind
                and standing_body.year = decided.year
        left join word on decided.level = word.code and word.kind_of_word = 'level'
        group by standing_body.kind, standing_body.unit, standing_body.year
    ),

    subject_year as (
        select * from body_year
        union all
        select
            decided.subject_kind,
            decided.subject,
            decided.year,
            decided.level,
            true as is_named
        from decided
        where decided.subject not in (select unit.id from unit)
    ),

    island as (
        select
            *,
            year - row_number() over (
                partition by subject_kind, subject
                order by year
            ) as start
        from subject_year
        where level = 'HTXSNV'
    ),

    counted as (
        select
            subject_kind,
            subject,
            year,
            min(year) over (partition by subject_kind, subject, start) as first_year
        from island
    ),

    ended as (
        select
            yearly.*,
            yearly.stage <> 'decided' as is_provisional,
            coalesce(counted.first_year, yearly.year) as first_year
        from yearly
        left join decided as own
            on
                yearly.year = own.year
                and yearly.subject_kind = own.subject_kind
                and yearly.subject = own.subject
        left join counted
            on
                yearly.subject_kind = counted.subject_kind
                and yearly.subject = counted.subject
                and counted.year = if(yearly.stage = 'decided', yearly.year, yearly.year - 1)
        where
            yearly.level = 'HTXSNV'
            and (yearly.stage = 'decided' or (yearly.stage = 'proposed' and own.subject is null))
    ),

    known_year as (
        select
            year,
            subject_kind,
            bool_or(only_totals) as has_totals
        from rating_count_as_of(day)
        where stage = 'decided'
        group by year, subject_kind
    ),

    came_from as (
        select
            ended.year,
            ended.subject,
            string_agg(distinct standing_body.unit_name, ', ' order by standing_body.unit_name) as carried_from
        from ended
        inner join standing_body
            on
                ended.subject = standing_body.unit
                and ended.subject <> standing_body.ancestor
                and standing_body.year between ended.first_year and ended.year
        group by ended.year, ended.subject
    )

    select
        ended.year,
        ended.unit,
        ended.subject_kind,
        ended.subject,
        ended.subject_name,
        ended.is_provisional,
        ended.first_year,
        ended.year - ended.first_year + 1 as years,
        before.level is null as at_least,
        before.level as before_level,
        case
            when before.level is not null then 'muc_khac'
            when before.is_named then 'chua_xep_loai'
            when known_year.has_totals then 'chi_tong_so'
            when known_year.year is not null then 'khong_co_ten'
            else 'chua_co_so_lieu'
        end as before_state,
        came_from.carried_from,
        ended.source_id,
        ended.source_file,
        ended.source_sheet,
        ended.source_cell
    from ended
    left join subject_year as before
        on
            ended.subject_kind = before.subject_kind
            and ended.subject = before.subject
            and before.year = ended.first_year - 1
    left join known_year
        on
            ended.subject_kind = known_year.subject_kind
            and known_year.year = ended.first_year - 1
    left join came_from on ended.year = came_from.year and ended.subject = came_from.subject
    where not only_proposed or ended.subject in (select proposed.subject from proposed);
