-- One row per subject and level voted on in a branch; n in votes, by the last file that tells of the subject.
create or replace table vote as
select * from vote_as_of(date '9999-12-31');
