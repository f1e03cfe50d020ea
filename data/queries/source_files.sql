-- One row per file taken in, newest first: what came of it, and how many faults and warnings it has.
with counted as (
    select
        file_id,
        count_if(severity = 'error')::integer as errors,
        count_if(severity = 'warning')::integer as warnings
    from issue
    group by file_id
)

select
    source_file.file_id,
    source_file.name,
    source_file.taken_in_at,
    source_file.taken_in_by,
    source_file.outcome,
    coalesce(outcome_word.name, source_file.outcome) as outcome_name,
    source_file.kind,
    coalesce(form_word.name, source_file.kind) as kind_name,
    source_file.year,
    unit.name as unit_name,
    source_file.row_count,
    source_file.loaded,
    source_file.rejected,
    coalesce(counted.errors, 0) as errors,
    coalesce(counted.warnings, 0) as warnings
from source_file
left join word as outcome_word on source_file.outcome = outcome_word.code and outcome_word.kind_of_word = 'outcome'
left join word as form_word on source_file.kind = form_word.code and form_word.kind_of_word = 'form'
left join unit on source_file.unit = unit.id
left join counted on source_file.file_id = counted.file_id
where sees_unit(source_file.unit)
order by source_file.taken_in_at desc, source_file.file_id desc;
