-- One row per branch whose dossier lacks a required document, had one late, or came without its award papers: what is
-- missing, who directs the branch.
-- Worst first: most missing, then the longest wait. Before the deadline what is not in is missing, but not yet overdue.
with checked as (
    select
        compliance.*,
        compliance.received_on is null as is_missing,
        coalesce(word.short_name, compliance.document) as document_short,
        word.rank as document_rank
    from compliance($as_of) as compliance
    inner join dossier_deadline
        on compliance.year = dossier_deadline.year and compliance.position = dossier_deadline.position
    left join word on compliance.document = word.code and word.kind_of_word = 'document'
    where
        compliance.requirement = 'required'
        and is_chosen($years, compliance.year)
)

select
    checked.unit,
    any_value(checked.unit_name) as unit_name,
    count_if(checked.is_missing)::integer as missing,
    string_agg(checked.document_short, ', ' order by checked.document_rank, checked.document)
    filter (where checked.is_missing) as missing_names,
    count_if(checked.is_late)::integer as late,
    (max(checked.days) filter (where checked.is_problem))::integer as worst_days,
    coalesce(any_value(supervisor.role), any_value(review_meeting.supervisor)) as supervisor,
    count_if(checked.is_overdue)::integer as overdue,
    checked.year,
    bool_or(papers.unit is not null) as is_apart
from checked
left join award_papers($as_of) as papers
    on
        checked.year = papers.year
        and checked.position = papers.position
        and checked.unit = papers.unit
        and papers.together = 'no'
left join supervisor on checked.year = supervisor.year and checked.unit = supervisor.unit
left join review_meeting_as_of($as_of) as review_meeting
    on checked.year = review_meeting.year and checked.unit = review_meeting.unit
group by checked.year, checked.unit
having bool_or(checked.is_missing or checked.is_late or papers.unit is not null)
order by missing desc, worst_days desc nulls last, late desc, any_value(checked.sort_order), checked.unit asc;
