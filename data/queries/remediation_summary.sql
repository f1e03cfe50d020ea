-- One row per day asked about: shortcomings known by then, done, overdue and soon due; percent of them done.
select
    count(*)::integer as total,
    (count(*) filter (where status = 'da_hoan_thanh'))::integer as done,
    (count(*) filter (where is_overdue))::integer as overdue,
    (count(*) filter (where class = 'sap_den_han'))::integer as soon,
    percent(count(*) filter (where status = 'da_hoan_thanh'), count(*)) as percent_done
from remediation_as_of($as_of)
where is_chosen($years, year);
