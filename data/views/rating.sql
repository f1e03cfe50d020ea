-- One row per subject, period and stage at which a paper names it, as corrected last; level null where not rated.
create or replace table rating as
select * from rating_as_of(date '9999-12-31');
