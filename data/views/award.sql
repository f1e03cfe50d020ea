-- One row per person or body and form of award proposed in a year, by the last file that tells of the subject.
create or replace table award as
select * from award_as_of(date '9999-12-31');
