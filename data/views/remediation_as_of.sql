-- One row per shortcoming of a year as known on a day, in its latest state: the one definition of done, late, overdue.
-- The words come from the plan, state and dates from whoever spoke last; what is done without a date counts as done on
-- the day that first says so. On the due date itself nothing is overdue yet; what has no due date never is.
-- extensions counts the times a later paper moved the due date back: a corrected paper of the same day moves nothing.
create macro remediation_as_of(day) as table
    with statement as (
        select
            year,
            unit,
            item_key,
            paper,
            said_on,
            max(place) as place,
            arg_max(item, place) as item,
            arg_max(measure, place) as measure,
            arg_max(responsible, place) as responsible,
            arg_max(extended_from, place) as extended_from,
            arg_max(due_on, place) as due_on,
            arg_max(due_text, place) as due_text,
            arg_max(status, place) as status,
            arg_max(done_on, place) as done_on,
            arg_max(source_id, place) as source_id,
            arg_max(source_file, place) as source_file,
            arg_max(sheet, place) as sheet,
            arg_max(cell, place) as cell
        from remediation_line
        where known_on <= day
        group by year, unit, item_key, paper, said_on
    ),

    followed as (
        select
            *,
            coalesce(
                last_value(due_on ignore nulls) over (
                    partition by year, unit, item_key
                    order by place
                    rows between unbounded preceding and 1 preceding
                ),
                extended_from
            ) as earlier_due_on,
            coalesce(
                max(place) filter (where status <> 'da_hoan_thanh') over (partition by year, unit, item_key), 0
            ) as last_not_done
        from statement
    ),

    item as (
        select
            year,
            unit,
            item_key,
            coalesce(arg_max(item, place) filter (where paper = 'plan'), arg_max(item, place)) as item,
            arg_max(measure, place) as measure,
            arg_max(responsible, place) as responsible,
            arg_min(coalesce(extended_from, due_on), place) as first_due_on,
            arg_max(due_on, place) as due_on,
            arg_max(due_text, place) as due_text,
            count(*) filter (where due_on > earlier_due_on) as extensions,
            coalesce(arg_max(status, place), 'chua_thuc_hien') as status,
            arg_max(done_on, place) filter (where place > last_not_done) as last_done_on,
            min(said_on) filter (where status = 'da_hoan_thanh' and place > last_not_done) as said_done_on,
            arg_max(source_id, place) as source_id,
            arg_max(source_file, place) as source_file,
            arg_max(sheet, place) as source_sheet,
            arg_max(cell, place) as source_cell
        from followed
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
            when due_on - day <= (select any_value(soon_days) from remediation_setting) then 'sap_den_han'
            else status
        end as class
    from dated;
