-- One row per shortcoming of one branch ($unit) and of the bodies it came from (carried_from), as known on the day:
-- what is still open first, the longest overdue before the next due. earlier_years are those in which it stood before.
select
    remediation.year,
    remediation.unit,
    if(remediation.unit = $unit, null, unit.name) as carried_from,
    remediation.item,
    remediation.measure,
    remediation.responsible,
    remediation.first_due_on,
    remediation.due_on,
    remediation.due_text,
    remediation.extensions::integer as extensions,
    remediation.class,
    class_word.name as class_name,
    remediation.is_open,
    remediation.is_overdue,
    remediation.days_overdue::integer as days_overdue,
    remediation.done_on,
    thread.earlier_years,
    remediation.source_id,
    remediation.source_file,
    remediation.source_sheet,
    remediation.source_cell
from remediation_as_of($as_of) as remediation
inner join shortcoming_thread_as_of($as_of) as thread using (year, unit, item_key)
inner join followed_back('dang-bo', [$unit]) as followed
    on remediation.unit = followed.unit and remediation.year < followed.before_year
inner join unit on remediation.unit = unit.id
inner join word as class_word on remediation.class = class_word.code and class_word.kind_of_word = 'remediation_class'
where is_chosen($years, remediation.year)
order by
    remediation.is_open desc,
    remediation.days_overdue desc nulls last,
    remediation.due_on asc nulls last,
    remediation.year desc,
    remediation.item asc;
