-- One row per year, body and paper that each member has one of: how many of it came, as the register told by a day.
create macro paper_count_as_of(day) as table
    select
        submission.year,
        submission.unit,
        submission.document,
        sum(submission.quantity)::integer as quantity
    from submission_as_of(day) as submission
    inner join word on submission.document = word.code and word.kind_of_word = 'one_per_member'
    group by submission.year, submission.unit, submission.document;
