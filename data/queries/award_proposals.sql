-- One row per person or body and form of award proposed, as known on the day: what the level says of it, its run of
-- years, whether its papers came together with the dossier; proposals that do not fit come first.
-- fit: of the years which the rule asks for that form, where it does.
with paper as (
    select *
    from award_papers($as_of)
    qualify row_number() over (
        partition by year, unit
        order by position
    ) = 1
),

proposal as (
    select
        award.*,
        standing.class,
        run.years,
        run.at_least,
        award_years.years as asked_years,
        paper.complete_on,
        paper.together
    from award_as_of($as_of) as award
    inner join award_standing($as_of) as standing using (year, subject_kind, subject)
    left join award_run_proposed($as_of) as run using (year, subject_kind, subject)
    left join paper on award.year = paper.year and award.unit = paper.unit
    left join word as form_word
        on form_word.kind_of_word = 'award_form' and lower(form_word.name) = lower(trim(award.form))
    left join award_years
        on
            award.year = award_years.year
            and award.subject_kind = award_years.subject_kind
            and form_word.code = award_years.form
    where
        award.subject_kind = $subject_kind
        and is_chosen($years, award.year)
        and is_meant($body, $units, award.unit)
),

judged as (
    select
        *,
        case
            when asked_years is null then null
            when coalesce(years, 0) >= asked_years then 'du'
            when at_least then 'chua_ro'
            else 'chua_du'
        end as fit
    from proposal
)

select
    judged.year,
    judged.unit,
    unit.name as unit_name,
    judged.subject,
    judged.subject_name,
    judged.form,
    judged.class,
    class_word.short_name as class_name,
    judged.years::integer as years,
    certainty.short_name as certainty_name,
    judged.asked_years::integer as asked_years,
    fit_word.name as fit_name,
    judged.filed_on,
    judged.complete_on,
    judged.together,
    coalesce(together_word.name, unknown_word.name) as together_name,
    judged.source_id,
    judged.source_file,
    judged.source_sheet,
    judged.source_cell
from judged
inner join unit on judged.unit = unit.id
inner join word as class_word on judged.class = class_word.code and class_word.kind_of_word = 'award_class'
left join word as certainty
    on certainty.kind_of_word = 'run_certainty' and certainty.code = if(judged.at_least, 'it_nhat', 'dung')
left join word as fit_word on judged.fit = fit_word.code and fit_word.kind_of_word = 'award_fit'
left join word as together_word
    on judged.together = together_word.code and together_word.kind_of_word = 'award_together'
left join word as unknown_word on unknown_word.kind_of_word = 'award_together' and unknown_word.code = 'unknown'
order by
    judged.year asc,
    judged.class in ('khong_xuat_sac', 'chua_ro') desc,
    coalesce(judged.together = 'no', false) desc,
    unit.sort_order asc,
    judged.unit asc,
    judged.subject_name asc,
    judged.subject asc,
    judged.form asc;
