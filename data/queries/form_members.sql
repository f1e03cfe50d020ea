-- One row per member to be rated in a year: those of the latest year before it with lists of members, each under the
-- branch where the last list had them, or the one that alone came after that branch.
with latest as (
    select max(year) as year
    from member_record
    where year < $year
),

last_seen as (
    select member_record.*
    from member_record
    inner join latest on member_record.year = latest.year
    qualify row_number() over (partition by member_record.subject order by member_record.file_id desc) = 1
),

successor as (
    select
        from_unit,
        any_value(to_unit) as to_unit
    from unit_succession
    where year = $year
    group by from_unit
    having count(*) = 1
),

placed as (
    select
        last_seen.* exclude (unit),
        coalesce(successor.to_unit, last_seen.unit) as unit
    from last_seen
    left join successor on last_seen.unit = successor.from_unit
)

select
    placed.unit,
    placed.subject,
    placed.subject_name,
    placed.birth_year,
    placed.card,
    placed.position
from placed
inner join unit
    on
        placed.unit = unit.id
        and $year >= coalesce(unit.first_year, $year)
        and $year <= coalesce(unit.last_year, $year)
        and sees_unit(placed.unit)
order by unit.sort_order, placed.file_id, placed.sheet, regexp_extract(placed.cell, '[0-9]+')::integer;
