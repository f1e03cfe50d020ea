-- One row per subject known by itself whose level a meeting may try otherwise, in the order of branches and names;
-- level null where it has none.
select
    rating.year,
    rating.subject,
    rating.subject_name,
    rating.unit,
    unit.name as unit_name,
    rating.level,
    word.name as level_name,
    word.rank as level_rank
from rating_as_of($as_of) as rating
inner join unit on rating.unit = unit.id
left join word on rating.level = word.code and word.kind_of_word = 'level'
where
    rating.period = 'nam'
    and rating.subject_kind = $subject_kind
    and rating.stage = $stage
    and is_chosen($years, rating.year)
    and is_meant($body, $units, rating.unit)
order by rating.year, unit.sort_order, rating.unit, rating.subject_name, rating.subject;
