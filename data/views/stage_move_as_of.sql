-- One row per subject and pair of neighbouring stages with data in a year: its level at the one and at the other.
-- VANG: not named at that stage; KHONG_RO: of its body only totals are known there, whose n stand in rows of their own.
create macro stage_move_as_of(day, kind, years, body, chosen) as table
    with line as (
        select *
        from subject_level_as_of(day, kind)
        where is_chosen(years, year) and is_meant(body, chosen, unit)
    ),

    met as (
        select distinct
            year,
            stage
        from line
    ),

    pair as (
        select
            met.year,
            met.stage as from_stage,
            lead(met.stage) over (partition by met.year order by word.rank) as to_stage
        from met
        inner join word on met.stage = word.code and word.kind_of_word = 'stage'
    ),

    earlier as (
        select
            line.*,
            pair.from_stage,
            pair.to_stage
        from line
        inner join pair on line.year = pair.year and line.stage = pair.from_stage
        where pair.to_stage is not null
    ),

    later as (
        select
            line.*,
            pair.from_stage,
            pair.to_stage
        from line
        inner join pair on line.year = pair.year and line.stage = pair.to_stage
    ),

    only_total as (
        select distinct
            year,
            stage,
            unit
        from line
        where subject is null
    )

    select
        coalesce(earlier.year, later.year) as year,
        coalesce(earlier.from_stage, later.from_stage) as from_stage,
        coalesce(earlier.to_stage, later.to_stage) as to_stage,
        coalesce(later.unit, earlier.unit) as unit,
        coalesce(later.subject, earlier.subject) as subject,
        coalesce(later.subject_name, earlier.subject_name) as subject_name,
        moved_level(earlier.level, later.subject, unknown_before.unit) as from_level,
        moved_level(later.level, earlier.subject, unknown_after.unit) as to_level,
        coalesce(later.n, earlier.n) as n,
        earlier.source_id as from_id,
        earlier.source_file as from_file,
        earlier.source_sheet as from_sheet,
        earlier.source_cell as from_cell,
        later.source_id as to_id,
        later.source_file as to_file,
        later.source_sheet as to_sheet,
        later.source_cell as to_cell
    from earlier
    full join later
        on
            earlier.year = later.year
            and earlier.from_stage = later.from_stage
            and earlier.subject = later.subject
    left join only_total as unknown_before
        on
            later.year = unknown_before.year
            and later.from_stage = unknown_before.stage
            and later.unit = unknown_before.unit
    left join only_total as unknown_after
        on
            earlier.year = unknown_after.year
            and earlier.to_stage = unknown_after.stage
            and earlier.unit = unknown_after.unit;
