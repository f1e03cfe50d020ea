-- One row per shortcoming not yet put right, in its latest state: what the office may report on by hand.
select
    remediation_item.year,
    remediation_item.unit,
    unit.name as unit_name,
    remediation_item.item_key,
    remediation_item.item,
    remediation_item.due_on,
    remediation_item.status,
    word.name as status_name
from remediation_item
inner join unit on remediation_item.unit = unit.id
inner join word on remediation_item.status = word.code and word.kind_of_word = 'remediation_state'
where remediation_item.status in ('chua_thuc_hien', 'dang_thuc_hien')
order by remediation_item.year desc, unit.sort_order asc, remediation_item.item asc;
