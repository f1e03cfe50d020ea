-- One row per body whose review the plan asks for (plan II.1): held or not, when, who attended for the committee.
select
    review.year,
    review.unit,
    review.unit_name,
    review.kind,
    review.reviewed,
    reviewed_word.name as reviewed_name,
    review.state,
    state_word.name as state_name,
    review.held_on,
    review.named_day,
    review.last_day,
    (review.held_on - review.named_day)::integer as offset_days,
    review.planned,
    review.attended,
    review.attendance,
    attendance_word.name as attendance_name,
    review.section,
    review.note,
    review.source_id,
    review.source_file,
    review.source_sheet,
    review.source_cell
from review_progress($as_of) as review
inner join word as state_word on review.state = state_word.code and state_word.kind_of_word = 'review_state'
left join
    word as attendance_word
    on review.attendance = attendance_word.code and attendance_word.kind_of_word = 'attendance'
left join word as reviewed_word on review.reviewed = reviewed_word.code and reviewed_word.kind_of_word = 'reviewed'
where
    is_chosen($years, review.year)
    and is_meant($body, $units, review.unit)
order by
    review.year asc,
    state_word.rank desc,
    review.held_on desc,
    review.sort_order asc,
    review.unit asc;
