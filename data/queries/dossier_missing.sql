-- One row per branch whose dossier lacks a required document, had one late, or came without its award papers: what is
-- missing, who directs the branch.
-- Worst first: most missing, then the longest wait; the first $most, of so many (branches), of which so many came
-- without their award papers (apart). Before the deadline what is not in is missing, but not yet overdue.
with owing as (
    select *
    from dossier_as_of($as_of)
    where
        (missing > 0 or late > 0 or is_apart)
        and is_chosen($years, year)
        and is_meant($body, [], unit)
),

worst as (
    select
        *,
        (count(*) over ())::integer as branches,
        (count_if(is_apart) over ())::integer as apart
    from owing
    qualify row_number() over (
        order by missing desc, worst_days desc nulls last, late desc, sort_order asc, unit asc, year desc
    ) <= $most
),

lacking as (
    select
        asked.year,
        asked.unit,
        string_agg(coalesce(word.short_name, asked.document), ', ' order by word.rank, asked.document) as names
    from compliance($as_of) as asked
    inner join worst on asked.year = worst.year and asked.unit = worst.unit
    inner join dossier_deadline on asked.year = dossier_deadline.year and asked.position = dossier_deadline.position
    left join word on asked.document = word.code and word.kind_of_word = 'document'
    where asked.requirement = 'required' and asked.received_on is null
    group by asked.year, asked.unit
)

select
    worst.unit,
    worst.unit_name,
    worst.missing,
    lacking.names as missing_names,
    worst.late,
    worst.worst_days,
    looked_after.office as supervisor,
    worst.overdue,
    worst.year,
    worst.is_apart,
    worst.branches,
    worst.apart
from worst
left join lacking on worst.year = lacking.year and worst.unit = lacking.unit
left join office_as_of($as_of) as looked_after on worst.year = looked_after.year and worst.unit = looked_after.unit
order by
    worst.missing desc,
    worst.worst_days desc nulls last,
    worst.late desc,
    worst.sort_order asc,
    worst.unit asc,
    worst.year desc;
