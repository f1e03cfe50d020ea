-- One row per receipt in the register of a year, as it stands now, in the order of the days.
select
    submission.unit,
    unit.name as unit_name,
    submission.document,
    word.name as document_name,
    submission.received_on,
    submission.received_by,
    submission.quantity,
    submission.note
from submission
inner join unit on submission.unit = unit.id
inner join word on submission.document = word.code and word.kind_of_word = 'document'
where submission.year = $year
order by submission.received_on, unit.sort_order, word.rank;
