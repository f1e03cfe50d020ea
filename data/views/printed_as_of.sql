-- One row per printed number of subjects as known on a day: the last file's known by then. Level TONG_SO is the number
-- of all subjects and DA_XEP_LOAI that of those rated; these sums are no levels.
create macro printed_as_of(day) as table
    select
        year,
        unit,
        subject_kind,
        stage,
        level,
        n,
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from count_line
    where known_on <= day and day < replaced_on and sees(unit, subject_kind);
