-- One row per shortcoming overdue on the day, longest overdue first: the first $most, of so many (overdue_items).
with overdue as (
    select
        remediation.*,
        unit.name as unit_name,
        unit.sort_order,
        (count(*) over ())::integer as overdue_items
    from remediation_as_of($as_of) as remediation
    inner join unit on remediation.unit = unit.id
    where
        remediation.is_overdue
        and is_chosen($years, remediation.year)
        and is_meant($body, $units, remediation.unit)
    order by remediation.days_overdue desc, unit.sort_order asc, remediation.unit asc, remediation.item asc
    limit $most
)

select
    overdue.year,
    overdue.unit,
    overdue.unit_name,
    overdue.item,
    overdue.responsible,
    overdue.first_due_on,
    overdue.due_on,
    overdue.days_overdue::integer as days_overdue,
    word.name as status_name,
    overdue.source_id,
    overdue.source_file,
    overdue.source_sheet,
    overdue.source_cell,
    overdue.extensions::integer as extensions,
    thread.earlier_years,
    overdue.overdue_items
from overdue
inner join shortcoming_thread_as_of($as_of) as thread using (year, unit, item_key)
inner join word on overdue.status = word.code and word.kind_of_word = 'remediation_state'
order by overdue.days_overdue desc, overdue.sort_order asc, overdue.unit asc, overdue.item asc;
