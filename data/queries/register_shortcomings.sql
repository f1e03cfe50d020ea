-- One row per two shortcomings judged by a person, the later one of a year: one and the same, or different.
select
    unit.name as unit_name,
    verdict.item,
    earlier_unit.name as earlier_unit_name,
    verdict.earlier_year,
    verdict.earlier_item,
    word.name as verdict_name,
    verdict.judged_on
from shortcoming_verdict_as_of(date '9999-12-31') as verdict
inner join unit on verdict.unit = unit.id
inner join unit as earlier_unit on verdict.earlier_unit = earlier_unit.id
inner join word on verdict.verdict = word.code and word.kind_of_word = 'shortcoming_verdict'
where verdict.year = $year
order by unit.sort_order, verdict.item, verdict.earlier_year, verdict.earlier_item, earlier_unit.sort_order;
