-- One row per two shortcomings of different years, alike in words but not the same, that a person may join: the most
-- alike first, of these the first so many.
select * exclude (thread, earlier_thread)
from shortcoming_proposed($as_of, $years, $body, $units)
order by likeness desc, year desc, unit asc, item_key asc, earlier_key asc
limit $most;
