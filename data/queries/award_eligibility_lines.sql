-- One row per subject behind a class of award_eligibility, with the line that rates it and that which proposes it; of a
-- body known only by totals the printed total (n).
with rated as (
    select
        year,
        subject_kind,
        subject,
        arg_max(source_id, stage = 'decided') as source_id,
        arg_max(source_file, stage = 'decided') as source_file,
        arg_max(source_sheet, stage = 'decided') as source_sheet,
        arg_max(source_cell, stage = 'decided') as source_cell
    from rating_as_of($as_of)
    where period = 'nam' and stage in ('decided', 'proposed')
    group by year, subject_kind, subject
),

proposed as (
    select
        year,
        subject_kind,
        subject,
        string_agg(form, ', ' order by form) as form,
        any_value(source_id) as source_id,
        any_value(source_file) as source_file,
        any_value(source_sheet) as source_sheet,
        string_agg(distinct source_cell, ', ' order by source_cell) as source_cell
    from award_as_of($as_of)
    group by year, subject_kind, subject
),

line as (
    select
        standing.year,
        standing.unit,
        standing.subject_name,
        standing.class,
        proposed.form,
        1 as n,
        rated.source_id as from_id,
        rated.source_file as from_file,
        rated.source_sheet as from_sheet,
        rated.source_cell as from_cell,
        proposed.source_id as to_id,
        proposed.source_file as to_file,
        proposed.source_sheet as to_sheet,
        proposed.source_cell as to_cell
    from award_standing($as_of) as standing
    left join rated using (year, subject_kind, subject)
    left join proposed using (year, subject_kind, subject)
    where standing.subject_kind = $subject_kind
    union all by name
    select
        year,
        unit,
        unit_name as subject_name,
        'xuat_sac_chi_tong_so' as class,
        n,
        source_id as from_id,
        source_file as from_file,
        source_sheet as from_sheet,
        source_cell as from_cell
    from only_total_as_of($as_of)
    where subject_kind = $subject_kind and stage = 'decided' and level = 'HTXSNV'
)

select
    line.year,
    line.unit,
    unit.name as unit_name,
    line.subject_name,
    line.class,
    word.name as class_name,
    line.form,
    line.n,
    line.from_id,
    line.from_file,
    line.from_sheet,
    line.from_cell,
    line.to_id,
    line.to_file,
    line.to_sheet,
    line.to_cell
from line
inner join unit on line.unit = unit.id
inner join word on line.class = word.code and word.kind_of_word = 'award_class'
where is_chosen($years, line.year) and is_meant($body, $units, line.unit)
order by line.year, unit.sort_order, line.unit, line.subject_name;
