-- One row per year and subject at HTXSNV: its run of consecutive years at HTXSNV ending with that year, longest first.
-- before_name tells of the year before the run: the level that ended it, or why that year's level is not known.
select
    run.year,
    run.unit,
    unit.name as unit_name,
    run.subject,
    run.subject_name,
    run.years::integer as years,
    run.at_least,
    certainty.code as certainty,
    certainty.name as certainty_name,
    run.first_year,
    coalesce(level_word.name, before_word.name) as before_name,
    run.carried_from,
    run.is_provisional,
    run.source_id,
    run.source_file,
    run.source_sheet,
    run.source_cell
from award_run($as_of) as run
inner join unit on run.unit = unit.id
inner join word as certainty
    on certainty.kind_of_word = 'run_certainty' and certainty.code = if(run.at_least, 'it_nhat', 'dung')
inner join word as before_word on run.before_state = before_word.code and before_word.kind_of_word = 'run_before'
left join word as level_word on run.before_level = level_word.code and level_word.kind_of_word = 'level'
where
    run.subject_kind = $subject_kind
    and is_chosen($years, run.year)
    and is_meant($body, $units, run.unit)
order by
    run.year asc,
    run.years desc,
    run.at_least desc,
    unit.sort_order asc,
    run.unit asc,
    run.subject_name asc,
    run.subject asc;
