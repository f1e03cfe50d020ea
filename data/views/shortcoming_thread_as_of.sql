-- One row per shortcoming as known on a day: thread names it together with all that are the same through the years;
-- link tells why it counts as a repeat (null: it is none), earlier_years in which years it stood before.
create macro shortcoming_thread_as_of(day) as table
    with recursive item as (
        select distinct
            year,
            unit,
            item_key,
            concat_ws('|', year, unit, item_key) as id
        from remediation_line
        where known_on <= day
    ),

    repeated as (
        select
            concat_ws('|', year, unit, item_key) as id,
            concat_ws('|', earlier_year, earlier_unit, earlier_key) as earlier_id,
            link
        from shortcoming_repeat_as_of(day)
    ),

    touching as (
        select
            id,
            earlier_id as other
        from repeated
        union
        select
            earlier_id as id,
            id as other
        from repeated
    ),

    reached as (
        select
            id,
            id as other
        from item
        union
        select
            reached.id,
            touching.other
        from reached
        inner join touching on reached.other = touching.id
    ),

    threaded as (
        select
            id,
            min(other) as thread
        from reached
        group by id
    ),

    repeating as (
        select
            id,
            max(link) as link
        from repeated
        group by id
    ),

    named as (
        select
            item.*,
            threaded.thread,
            repeating.link
        from item
        inner join threaded on item.id = threaded.id
        left join repeating on item.id = repeating.id
    ),

    before as (
        select
            later.id,
            string_agg(distinct earlier.year::varchar, ', ' order by earlier.year::varchar) as earlier_years
        from named as later
        inner join named as earlier on later.thread = earlier.thread and later.year > earlier.year
        where later.link is not null
        group by later.id
    )

    select
        named.year,
        named.unit,
        named.item_key,
        named.thread,
        named.link,
        before.earlier_years
    from named
    left join before on named.id = before.id;
