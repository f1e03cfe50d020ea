-- One row per year and branch: members, and how many of them have made plan and pledge, by its last report.
create or replace table pledge as
select * from pledge_as_of(date '9999-12-31');
