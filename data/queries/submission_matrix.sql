-- One row per branch and document the plan asks of it: when it came, its state on the day; most problems first.
-- Where the register reports how many came of a paper that each member has one of: quantity of members, and lacking.
with matrix as (
    select
        *,
        (sum(is_problem::integer) over (partition by year, unit))::integer as problems
    from compliance($as_of)
    where
        kind = 'chi_bo'
        and is_chosen($years, year)
        and is_chosen($units, unit)
)

select
    matrix.year,
    matrix.unit,
    matrix.unit_name,
    matrix.document,
    coalesce(document_word.name, matrix.document) as document_name,
    coalesce(document_word.short_name, matrix.document) as document_short,
    matrix.requirement,
    matrix.named_day,
    matrix.comparison,
    matrix.received_on,
    matrix.state,
    state_word.name as state_name,
    matrix.days::integer as days,
    matrix.problems,
    matrix.source_id,
    matrix.source_file,
    matrix.source_sheet,
    matrix.source_cell,
    matrix.is_problem,
    matrix.position,
    coalesce(document_word.rank, 0) as document_rank,
    matrix.sort_order,
    matrix.together,
    together_word.name as together_name,
    (matrix.received_on - matrix.complete_on)::integer as days_apart,
    counted.quantity,
    if(counted.quantity is null, null, member_count.members) as members,
    if(
        counted.quantity is null or member_count.members is null,
        null,
        greatest(member_count.members - counted.quantity, 0)
    ) as lacking
from matrix
inner join word as state_word on matrix.state = state_word.code and state_word.kind_of_word = 'filing_state'
left join word as document_word on matrix.document = document_word.code and document_word.kind_of_word = 'document'
left join word as together_word on matrix.together = together_word.code and together_word.kind_of_word = 'together'
left join paper_count_as_of($as_of) as counted using (year, unit, document)
left join member_count($as_of) as member_count using (year, unit)
order by
    matrix.year asc,
    matrix.problems desc,
    matrix.sort_order asc,
    matrix.unit asc,
    matrix.position asc,
    document_rank asc,
    matrix.document asc;
