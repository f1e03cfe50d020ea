-- One row per installation: the committee it belongs to.
select
    name,
    committee,
    superior,
    illustrative
from committee;
