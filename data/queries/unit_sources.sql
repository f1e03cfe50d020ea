-- One row per body whose figures of a year stand for the bodies chosen: themselves and those they came from; as_now,
-- for each living branch chosen, those whose figures are its own.
select distinct source as unit
from unit_now_as_of($as_of)
where
    $as_now
    and $year < before_year
    and unit in (select meant.unit from unit_meant_as_of($as_of, $body, $units, $as_now) as meant)
union
select unit
from followed_back($body, $units)
where not $as_now and $year < before_year
order by unit;
