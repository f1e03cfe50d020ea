-- One row per branch and document the plan asks of it: when it came, its state on the day; most problems first.
-- Where the register reports how many came of a paper that each member has one of: quantity of members, and lacking.
-- A body above others has a row for what those under it are asked, and one for what is asked of itself (filing_of).
with matrix as (
    select
        * exclude (problems),
        problems > 0 as is_problem,
        (sum(problems) over (partition by year, unit))::integer as problems
    from filing_of($as_of, $body, $units)
    where kind in ('chi_bo', 'dang_bo_truc_thuoc') and is_chosen($years, year)
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
    matrix.quantity,
    matrix.members,
    matrix.lacking,
    matrix.kind,
    matrix.bodies,
    matrix.bodies_in,
    matrix.bodies_on_day,
    matrix.bodies_late,
    matrix.bodies_overdue
from matrix
inner join word as state_word on matrix.state = state_word.code and state_word.kind_of_word = 'filing_state'
left join word as document_word on matrix.document = document_word.code and document_word.kind_of_word = 'document'
left join word as together_word on matrix.together = together_word.code and together_word.kind_of_word = 'together'
order by
    matrix.year asc,
    matrix.problems desc,
    matrix.sort_order asc,
    matrix.unit asc,
    matrix.position asc,
    document_rank asc,
    matrix.document asc;
