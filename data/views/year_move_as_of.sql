-- One row per subject of two years: its level in the one and in the other, at one stage. Bodies chosen are followed
-- through their successions, each year's as it then was. VANG: not named in that year's lists; KHONG_RO: of its body
-- only totals are known in that year, whose n stand in rows of their own. A branch goes on under a new name, number or
-- superior body; as_now, each branch that stands today takes the level of those it came from: NHIEU_MUC where they
-- differ, and `shared` where one of these stands for several.
create macro year_move_as_of(day, kind, stage_meant, body, chosen, as_now, earlier_year, later_year) as table
    with meant as (
        select unit from unit_meant_as_of(day, body, chosen, as_now)
    ),

    line as (
        select subject_level.*
        from subject_level_as_of(day, kind) as subject_level
        inner join followed_as_of(day, body, chosen, as_now) as followed
            on subject_level.unit = followed.unit and subject_level.year < followed.before_year
        where subject_level.stage = stage_meant and subject_level.year in (earlier_year, later_year)
    ),

    told as (
        select
            line.*,
            coalesce(unit_identity.identity, line.subject) as identity,
            false as shared
        from line
        left join unit_identity on kind = 'chi_bo' and line.subject = unit_identity.unit
        where not (kind = 'chi_bo' and as_now)
    ),

    inherited as (
        select
            line.*,
            unit_now.unit as heir,
            count(*) over (partition by line.year, line.subject) > 1 as is_shared
        from line
        inner join unit_now_as_of(day) as unit_now
            on line.subject = unit_now.source and line.year < unit_now.before_year
        where kind = 'chi_bo' and as_now and unit_now.unit in (select meant.unit from meant)
    ),

    standing as (
        select * from told
        union all
        select
            inherited.year,
            any_value(inherited.stage) as stage,
            inherited.heir as unit,
            inherited.heir as subject,
            any_value(unit.name) as subject_name,
            if(count(distinct inherited.level) = 1, any_value(inherited.level), 'NHIEU_MUC') as level,
            1 as n,
            min(inherited.source_id) as source_id,
            arg_min(inherited.source_file, inherited.source_id) as source_file,
            arg_min(inherited.source_sheet, inherited.source_id) as source_sheet,
            arg_min(inherited.source_cell, inherited.source_id) as source_cell,
            inherited.heir as identity,
            bool_or(inherited.is_shared) as shared
        from inherited
        inner join unit on inherited.heir = unit.id
        group by inherited.year, inherited.heir
    ),

    earlier as (
        select * from standing
        where year = earlier_year
    ),

    later as (
        select * from standing
        where year = later_year
    ),

    unknown_before as (
        select distinct unit_lineage.unit
        from earlier
        inner join unit_lineage on earlier.unit = unit_lineage.ancestor
        where earlier.subject is null
    ),

    unknown_after as (
        select distinct unit_lineage.ancestor as unit
        from later
        inner join unit_lineage on later.unit = unit_lineage.unit
        where later.subject is null
    )

    select
        coalesce(later.unit, earlier.unit) as unit,
        coalesce(later.subject, earlier.subject) as subject,
        coalesce(later.subject_name, earlier.subject_name) as subject_name,
        moved_level(earlier.level, later.subject, unknown_before.unit) as from_level,
        moved_level(later.level, earlier.subject, unknown_after.unit) as to_level,
        coalesce(later.n, earlier.n) as n,
        earlier.level is not null and earlier.subject is null as from_total,
        later.level is not null and later.subject is null as to_total,
        coalesce(earlier.shared, false) or coalesce(later.shared, false) as shared,
        earlier.source_id as from_id,
        earlier.source_file as from_file,
        earlier.source_sheet as from_sheet,
        earlier.source_cell as from_cell,
        later.source_id as to_id,
        later.source_file as to_file,
        later.source_sheet as to_sheet,
        later.source_cell as to_cell
    from earlier
    full join later on earlier.identity = later.identity
    left join unknown_before on later.unit = unknown_before.unit
    left join unknown_after on earlier.unit = unknown_after.unit;
