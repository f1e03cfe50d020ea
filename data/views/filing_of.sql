-- One row per year, body shown and document asked of it or of those under it, as it stood on a day: of a body above
-- others a paper is in once all of them have handed it in, dated by the last; else it is in the heaviest of their
-- states. bodies: how many are asked for it; of these in, late, overdue. A branch stands for itself alone (bodies 1).
-- Where copies are counted, those that came and the members of the branches that report them.
create macro filing_of(day, body, chosen) as table
    with each as (
        select
            asked.*,
            place.shown,
            asked.kind = 'chi_bo' and asked.unit <> place.shown as is_under,
            counted.quantity,
            if(counted.quantity is null, null, member_count.members) as members,
            coalesce(asked.offset_days, day - asked.named_day) as stands_at,
            state_weight(asked.state) as weight,
            max(state_weight(asked.state)) over paper as heaviest,
            count(*) over paper as bodies
        from compliance(day) as asked
        inner join meant(body, chosen) as place on asked.unit = place.unit
        left join paper_count_as_of(day) as counted
            on asked.year = counted.year and asked.unit = counted.unit and asked.document = counted.document
        left join member_count(day) as member_count
            on asked.year = member_count.year and asked.unit = member_count.unit
        window paper as (
            partition by asked.year, asked.position, asked.kind, place.shown, asked.document, asked.requirement
        )
    )

    select
        each.year,
        each.position,
        each.kind,
        each.shown as unit,
        any_value(unit.name) as unit_name,
        any_value(unit.sort_order) as sort_order,
        each.document,
        each.requirement,
        any_value(each.named_day) as named_day,
        any_value(each.last_day) as last_day,
        any_value(each.comparison) as comparison,
        count(*)::integer as bodies,
        count(each.received_on)::integer as bodies_in,
        count_if(each.offset_days = 0)::integer as bodies_on_day,
        count_if(each.state = 'cham')::integer as bodies_late,
        count_if(each.is_overdue)::integer as bodies_overdue,
        if(count(*) = count(each.received_on), max(each.received_on), null) as received_on,
        if(count(*) = count(each.complete_on), max(each.complete_on), null) as complete_on,
        max(each.stands_at) as stands_at,
        any_value(each.state) filter (where each.weight = each.heaviest) as state,
        max(each.days) filter (where each.weight = each.heaviest) as days,
        count_if(each.is_problem)::integer as problems,
        case
            when bool_or(each.together = 'no') then 'no'
            when bool_or(each.together = 'not_yet') then 'not_yet'
            else any_value(each.together)
        end as together,
        sum(each.quantity)::integer as quantity,
        sum(each.members)::integer as members,
        (sum(greatest(each.members - each.quantity, 0)) filter (where each.members is not null))::integer as lacking,
        any_value(each.source_id) filter (where each.bodies = 1 and not each.is_under) as source_id,
        any_value(each.source_file) filter (where each.bodies = 1 and not each.is_under) as source_file,
        any_value(each.source_sheet) filter (where each.bodies = 1 and not each.is_under) as source_sheet,
        any_value(each.source_cell) filter (where each.bodies = 1 and not each.is_under) as source_cell
    from each
    inner join unit on each.shown = unit.id
    group by each.year, each.position, each.kind, each.shown, each.document, each.requirement;
