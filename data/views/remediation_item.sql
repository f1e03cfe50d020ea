-- One row per shortcoming of a year in its latest state; due_on is the date now in force, first_due_on the first.
create or replace table remediation_item as
select
    year,
    unit,
    item,
    first_due_on,
    due_on,
    status,
    done_on,
    item_key,
    measure,
    responsible,
    extensions,
    source_id,
    source_file,
    source_sheet,
    source_cell
from remediation_as_of(date '9999-12-31');
