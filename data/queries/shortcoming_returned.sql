-- One row per day asked about: how many shortcomings returned in a year and branch chosen, each counted once however
-- often.
select count(distinct thread)::integer as n
from shortcoming_thread_as_of($as_of)
where link is not null and is_chosen($years, year) and is_meant($body, $units, unit);
