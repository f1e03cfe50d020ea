-- One row per file taken in: its number in the ledger, its name and the day on which a correction in it became known.
create view file_day as
select
    file_id,
    file_id as source_id,
    name as source_file,
    taken_in_at::date as taken_in_on
from source_file;
