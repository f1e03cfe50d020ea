-- One row per year, branch, kind of subject, stage and level; n in subjects, also for years known only as totals.
create or replace table rating_count as
select * from rating_count_as_of(date '9999-12-31');
