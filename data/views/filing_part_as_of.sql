-- One row per year, body above others, document, state and togetherness as they stood on a day.
-- Of the branches directly under the body, and (is_own) of its own papers: how many, and what is summed or latest among
-- them. A country's tables are made of these: it need not be gone through branch by branch for each of them.
create macro filing_part_as_of(day) as table
    with body_above as (
        select distinct ancestor as unit
        from unit_path
        where depth = 1
    ),

    holder as (
        select
            own.unit,
            coalesce(above.ancestor, own.unit) as holder,
            above.ancestor is null as is_own
        from unit_path as own
        left join body_above on own.unit = body_above.unit
        left join unit_path as above on own.unit = above.unit and above.depth = 1 and body_above.unit is null
        where own.depth = 0
    )

    select
        asked.year,
        asked.position,
        asked.kind,
        holder.holder,
        holder.is_own,
        asked.document,
        asked.requirement,
        asked.state,
        asked.together,
        any_value(asked.named_day) as named_day,
        any_value(asked.last_day) as last_day,
        any_value(asked.comparison) as comparison,
        count(*) as bodies,
        count(asked.received_on) as bodies_in,
        count(asked.complete_on) as bodies_complete,
        count_if(asked.offset_days = 0) as bodies_on_day,
        count_if(asked.is_overdue) as bodies_overdue,
        count_if(asked.is_problem) as problems,
        max(asked.received_on) as received_on,
        max(asked.complete_on) as complete_on,
        max(coalesce(asked.offset_days, day - asked.named_day)) as stands_at,
        max(asked.days) as days,
        sum(counted.quantity) as quantity,
        sum(member_count.members) filter (where counted.quantity is not null) as members,
        sum(greatest(member_count.members - counted.quantity, 0))
        filter (where member_count.members - counted.quantity is not null) as lacking
    from compliance(day) as asked
    inner join holder on asked.unit = holder.unit
    left join paper_count_as_of(day) as counted
        on asked.year = counted.year and asked.unit = counted.unit and asked.document = counted.document
    left join member_count(day) as member_count
        on asked.year = member_count.year and asked.unit = member_count.unit
    group by all;
