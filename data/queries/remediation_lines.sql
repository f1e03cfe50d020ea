-- One row per shortcoming as known on the day: its class, and while it is open the span of days it is overdue.
select
    remediation.year,
    remediation.unit,
    unit.name as unit_name,
    remediation.item_key,
    remediation.item,
    remediation.responsible,
    remediation.due_on,
    remediation.done_on,
    remediation.class,
    word.name as class_name,
    remediation.is_open,
    remediation.is_overdue,
    remediation.days_overdue::integer as days_overdue,
    case
        when not remediation.is_open then null
        when remediation.due_on is null then 'khong_ghi_thoi_han'
        when not remediation.is_overdue then 'chua_den_han'
        else remediation_age.code
    end as age,
    remediation.source_id,
    remediation.source_file,
    remediation.source_sheet,
    remediation.source_cell
from remediation_as_of($as_of) as remediation
inner join unit on remediation.unit = unit.id
inner join word on remediation.class = word.code and word.kind_of_word = 'remediation_class'
left join remediation_age
    on
        remediation.days_overdue >= remediation_age.first_day
        and remediation.days_overdue <= coalesce(remediation_age.last_day, remediation.days_overdue)
where
    is_chosen($years, remediation.year)
    and is_meant($body, $units, remediation.unit)
order by remediation.year, unit.sort_order, remediation.unit, word.rank, remediation.due_on, remediation.item_key;
