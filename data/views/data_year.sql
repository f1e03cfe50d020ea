-- One row per year reviewed of which any paper tells.
create or replace table data_year as
select year from rating_record
union
select year from count_record
union
select year from submission_record
union
select year from pledge_record
union
select year from review_meeting_record
union
select year from award_record
union
select year from remediation_record;
