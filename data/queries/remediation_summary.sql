-- One row per day asked about: shortcomings known by then, done, overdue and soon due; percent of them done; closed
-- without being done, without a due date (of those open), with a due date moved back.
select
    count(*)::integer as total,
    (count(*) filter (where status = 'da_hoan_thanh'))::integer as done,
    (count(*) filter (where is_overdue))::integer as overdue,
    (count(*) filter (where class = 'sap_den_han'))::integer as soon,
    percent(count(*) filter (where status = 'da_hoan_thanh'), count(*)) as percent_done,
    (count(*) filter (where status = 'ket_thuc'))::integer as closed,
    (count(*) filter (where is_open and due_on is null))::integer as undated,
    (count(*) filter (where extensions > 0))::integer as extended,
    (select any_value(soon_days) from remediation_setting) as soon_days
from remediation_as_of($as_of)
where is_chosen($years, year) and is_meant($body, $units, unit);
