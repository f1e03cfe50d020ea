-- One row per shortcoming overdue on the day, longest overdue first.
select
    remediation.year,
    remediation.unit,
    unit.name as unit_name,
    remediation.item,
    remediation.responsible,
    remediation.first_due_on,
    remediation.due_on,
    remediation.days_overdue::integer as days_overdue,
    word.name as status_name,
    remediation.source_id,
    remediation.source_file,
    remediation.source_sheet,
    remediation.source_cell,
    remediation.extensions::integer as extensions,
    thread.earlier_years
from remediation_as_of($as_of) as remediation
inner join shortcoming_thread_as_of($as_of) as thread using (year, unit, item_key)
inner join unit on remediation.unit = unit.id
inner join word on remediation.status = word.code and word.kind_of_word = 'remediation_state'
where
    remediation.is_overdue
    and is_chosen($years, remediation.year)
    and is_meant($body, $units, remediation.unit)
order by remediation.days_overdue desc, unit.sort_order asc, remediation.unit asc, remediation.item asc;
