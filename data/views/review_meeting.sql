-- One row per year and branch: whether it has a chi ủy, the day of its review meeting, who attended for the committee.
create or replace table review_meeting as
select * from review_meeting_as_of(date '9999-12-31');
