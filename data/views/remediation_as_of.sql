-- One row per shortcoming of a year as known on a day, in its latest state: the one definition of done, late, overdue.
-- The words come from the plan, state and dates from whoever spoke last; what is done without a date counts as done on
-- the day that first says so. On the due date itself nothing is overdue yet.
create macro remediation_soon_days() as 14;

create macro remediation_as_of(day) as table
    with line as (
        select
            *,
            row_number() over (partition by year, unit, item_key order by said_on, file_id) as turn,
            lag(due_on) over (partition by year, unit, item_key order by said_on, file_id) as earlier_due_on
        from remediation_line
        where known_on <= day
    ),

    item as (
        select
            year,
            unit,
            item_key,
            coalesce(arg_max(item, turn) filter (where paper = 'plan'), arg_max(item, turn)) as item,
            arg_max(measure, turn) as measure,
            arg_max(responsible, turn) as responsible,
            arg_min(due_on, turn) as first_due_on,
            arg_max(due_on, turn) as due_on,
            count(*) filter (where due_on > earlier_due_on) as extensions,
            coalesce(arg_max(status, turn), 'chua_thuc_hien') as status,
            arg_max(done_on, turn) as last_done_on,
            min(said_on) filter (where status = 'da_hoan_thanh') as said_done_on,
            arg_max(source_file, turn) as source_file,
            arg_max(sheet, turn) as source_sheet,
            arg_max(cell, turn) as source_cell
        from line
        group by year, unit, item_key
    ),

    dated as (
        select
            * exclude (last_done_on),
            if(status = 'da_hoan_thanh', last_done_on, null) as done_on,
            status in ('chua_thuc_hien', 'dang_thuc_hien') as is_open
        from item
    )

    select
        *,
        coalesce(is_open and day > due_on, false) as is_overdue,
        if(is_open and day > due_on, day - due_on, null) as days_overdue,
        case
            when status = 'ket_thuc' then 'ket_thuc'
            when status = 'da_hoan_thanh' and coalesce(done_on, said_done_on) > due_on then 'hoan_thanh_cham'
            when status = 'da_hoan_thanh' then 'hoan_thanh_dung_han'
            when day > due_on then 'qua_han'
            when due_on - day <= remediation_soon_days() then 'sap_den_han'
            else status
        end as class
    from dated;
