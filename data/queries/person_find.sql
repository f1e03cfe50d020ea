-- One row per person and branch in which papers name that person, of those whose name, card or branch holds the text
-- sought ('' finds all; accents and case make no difference), as known on the day: the id, what tells namesakes apart.
with named as (
    select
        subject,
        subject_name,
        unit,
        year,
        null as birth_year,
        null as card
    from rating_line
    where subject_kind in ('dang_vien', 'can_bo') and known_on <= $as_of
    union all by name
    select
        subject,
        subject_name,
        unit,
        year
    from award_line
    where subject_kind in ('dang_vien', 'can_bo') and known_on <= $as_of
    union all by name
    select
        member.subject,
        member.subject_name,
        member.unit,
        member.year,
        member.birth_year,
        member.card
    from member_record as member
    inner join file_day on member.file_id = file_day.file_id
    where file_day.taken_in_on <= $as_of
),

person as (
    select
        subject,
        unit,
        arg_max(subject_name, year) as subject_name,
        max(birth_year) as birth_year,
        max(card) as card,
        min(year) as first_year,
        max(year) as last_year
    from named
    where sees_unit(unit)
    group by subject, unit
)

select
    person.subject,
    person.subject_name,
    person.unit,
    unit.name as unit_name,
    person.birth_year,
    person.card,
    person.first_year,
    person.last_year
from person
inner join unit on person.unit = unit.id
where
    contains(plainly(person.subject_name), plainly($sought))
    or contains(plainly(coalesce(person.card, '')), plainly($sought))
    or contains(plainly(unit.name), plainly($sought))
    or person.unit = $sought
order by unit.sort_order, person.unit, person.subject_name, person.subject;
