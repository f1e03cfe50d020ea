-- One row per branch of a year: its review meeting as it stands now; without a day where none is known.
select
    unit_year.unit,
    unit_year.unit_name,
    review_meeting.year is not null as is_known,
    review_meeting.has_chi_uy,
    review_meeting.held_on,
    review_meeting.supervisor,
    review_meeting.note
from unit_year
left join review_meeting on unit_year.year = review_meeting.year and unit_year.unit = review_meeting.unit
where unit_year.year = $year and unit_year.kind = 'chi_bo'
order by unit_year.sort_order;
