-- One row per year, body shown and document asked of it or of those under it, as it stood on a day: of a body above
-- others a paper is in once all of them have handed it in, dated by the last; else it is in the heaviest of their
-- states. bodies: how many are asked for it; of these in, late, overdue. A branch stands for itself alone (bodies 1).
-- Where copies are counted, those that came and the members of the branches that report them.
create macro filing_of(day, body, chosen) as table
    with place as (
        select
            unit,
            shown
        from meant(body, chosen)
    ),

    -- Who is shown by itself, and all of a choice, which may take single branches out of a body's sums.
    each as (
        select
            asked.year,
            asked.position,
            asked.kind,
            place.shown,
            asked.document,
            asked.requirement,
            asked.state,
            asked.together,
            asked.named_day,
            asked.last_day,
            asked.comparison,
            1 as bodies,
            (asked.received_on is not null)::integer as bodies_in,
            (asked.complete_on is not null)::integer as bodies_complete,
            coalesce(asked.offset_days = 0, false)::integer as bodies_on_day,
            asked.is_overdue::integer as bodies_overdue,
            asked.is_problem::integer as problems,
            asked.received_on,
            asked.complete_on,
            coalesce(asked.offset_days, day - asked.named_day) as stands_at,
            asked.days,
            counted.quantity,
            if(counted.quantity is null, null, member_count.members) as members,
            if(
                member_count.members - counted.quantity is null,
                null,
                greatest(member_count.members - counted.quantity, 0)
            ) as lacking,
            asked.kind = 'chi_bo' and asked.unit <> place.shown as is_under,
            asked.source_id,
            asked.source_file,
            asked.source_sheet,
            asked.source_cell
        from compliance(day) as asked
        inner join place on asked.unit = place.unit
        left join paper_count_as_of(day) as counted
            on asked.year = counted.year and asked.unit = counted.unit and asked.document = counted.document
        left join member_count(day) as member_count
            on asked.year = member_count.year and asked.unit = member_count.unit
        where len(chosen) > 0 or asked.unit = place.shown
    ),

    summed as (
        select
            part.* exclude (holder, is_own),
            place.shown,
            part.kind = 'chi_bo' as is_under
        from filing_part_as_of(day) as part
        inner join place on part.holder = place.unit
        where
            len(chosen) = 0
            and (part.holder <> place.shown or (not part.is_own and place.shown <> body))
    ),

    part as (
        select * from each
        union all by name
        select * from summed
    ),

    weighed as (
        select
            *,
            state_weight(state) as weight,
            max(state_weight(state)) over paper as heaviest,
            sum(bodies) over paper as of_all
        from part
        window paper as (partition by year, position, kind, shown, document, requirement)
    )

    select
        weighed.year,
        weighed.position,
        weighed.kind,
        weighed.shown as unit,
        any_value(unit.name) as unit_name,
        any_value(unit.sort_order) as sort_order,
        weighed.document,
        weighed.requirement,
        any_value(weighed.named_day) as named_day,
        any_value(weighed.last_day) as last_day,
        any_value(weighed.comparison) as comparison,
        sum(weighed.bodies)::integer as bodies,
        sum(weighed.bodies_in)::integer as bodies_in,
        sum(weighed.bodies_on_day)::integer as bodies_on_day,
        coalesce(sum(weighed.bodies) filter (where weighed.state = 'cham'), 0)::integer as bodies_late,
        sum(weighed.bodies_overdue)::integer as bodies_overdue,
        if(sum(weighed.bodies) = sum(weighed.bodies_in), max(weighed.received_on), null) as received_on,
        if(sum(weighed.bodies) = sum(weighed.bodies_complete), max(weighed.complete_on), null) as complete_on,
        max(weighed.stands_at) as stands_at,
        any_value(weighed.state) filter (where weighed.weight = weighed.heaviest) as state,
        max(weighed.days) filter (where weighed.weight = weighed.heaviest) as days,
        sum(weighed.problems)::integer as problems,
        case
            when bool_or(weighed.together = 'no') then 'no'
            when bool_or(weighed.together = 'not_yet') then 'not_yet'
            else any_value(weighed.together)
        end as together,
        sum(weighed.quantity)::integer as quantity,
        sum(weighed.members)::integer as members,
        sum(weighed.lacking)::integer as lacking,
        any_value(weighed.source_id) filter (where weighed.of_all = 1 and not weighed.is_under) as source_id,
        any_value(weighed.source_file) filter (where weighed.of_all = 1 and not weighed.is_under) as source_file,
        any_value(weighed.source_sheet) filter (where weighed.of_all = 1 and not weighed.is_under) as source_sheet,
        any_value(weighed.source_cell) filter (where weighed.of_all = 1 and not weighed.is_under) as source_cell
    from weighed
    inner join unit on weighed.shown = unit.id
    group by weighed.year, weighed.position, weighed.kind, weighed.shown, weighed.document, weighed.requirement;
