-- One row per paper a body handed in, by the register as it stands now.
create or replace table submission as
select * from submission_as_of(date '9999-12-31');
