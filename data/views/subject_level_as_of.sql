-- One row per subject of a kind, year and stage as known on a day, and where only totals are known one per printed
-- total (subject null); level CHUA_XEP_LOAI where there is none.
create macro subject_level_as_of(day, kind) as table
    select
        year,
        stage,
        unit,
        subject,
        subject_name,
        coalesce(level, 'CHUA_XEP_LOAI') as level,
        1 as n,
        source_id,
        source_file,
        source_sheet,
        source_cell
    from rating_as_of(day)
    where subject_kind = kind and period = 'nam'
    union all
    select
        year,
        stage,
        unit,
        null as subject,
        null as subject_name,
        level,
        n,
        source_id,
        source_file,
        source_sheet,
        source_cell
    from only_total_as_of(day)
    where subject_kind = kind;
