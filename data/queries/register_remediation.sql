-- One row per shortcoming of a year as it stands now: the office's follow-up. due_on is the first due date;
-- extended_to the one now in force, where it is another.
select
    remediation_item.unit,
    unit.name as unit_name,
    remediation_item.item,
    remediation_item.measure,
    remediation_item.responsible,
    remediation_item.first_due_on as due_on,
    nullif(remediation_item.due_on, remediation_item.first_due_on) as extended_to,
    remediation_item.status,
    word.name as status_name,
    remediation_item.done_on
from remediation_item
inner join unit on remediation_item.unit = unit.id
inner join word on remediation_item.status = word.code and word.kind_of_word = 'remediation_state'
where remediation_item.year = $year
order by unit.sort_order, remediation_item.first_due_on, remediation_item.item;
