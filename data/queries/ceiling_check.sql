-- One row per year and reading of the ceiling on HTXSNV: how many there are, how many it allows, and the verdict.
-- The rule's own reading is the default; the others are shown beside it. Kinds of subject no rule limits have no rows.
-- The ceiling is reckoned for each body of the rule's grouping; of a body only part of which is chosen it tells, but
-- judges nothing (above), as of a branch that alone would be above it (alone_above). What a printed total has no
-- figure for is null, and so is what would need it.
-- Bodies reckoned alike are summed before the readings are told apart: a country has hundreds of thousands.
with counted as (
    select
        rated.year,
        case ceiling.grouping_scope
            when 'chi_bo' then rated.unit
            when 'parent' then coalesce(unit.parent, rated.unit)
            else 'dang-bo'
        end as body,
        place.shown,
        is_whole($body, $units) or place.shown is not null as is_asked,
        coalesce(ceiling.grouping_scope, 'dang_bo') as grouping_scope,
        any_value(ceiling.ratio)::decimal(9, 6) as ratio,
        any_value(ceiling.rounding) as rounding,
        level_sum(true, rated.n_htxsnv) as excellent,
        level_sum(true, rated.n_httnv) as good,
        level_sum(true, rated.rated) as rated
    from rated_body_tried($as_of, $trial_year, $trial_subjects, $trial_levels) as rated
    left join unit on rated.unit = unit.id
    left join ceiling on rated.year = ceiling.year and ceiling.subject_kind = $subject_kind
    left join meant($body, $units) as place on rated.unit = place.unit
    where
        rated.subject_kind = $subject_kind
        and rated.stage = $stage
        and is_chosen($years, rated.year)
        and $subject_kind in (select limited.subject_kind from ceiling as limited)
    group by
        rated.year,
        body,
        place.shown,
        is_asked,
        coalesce(ceiling.grouping_scope, 'dang_bo')
),

read_as as (
    select
        counted.year,
        counted.body,
        counted.shown,
        counted.is_asked,
        counted.excellent,
        counted.grouping_scope,
        counted.ratio,
        counted.rounding,
        word.code as denominator,
        case word.code
            when 'HTTNV' then counted.good
            when 'HTTNV_TRO_LEN' then counted.good + counted.excellent
            else counted.rated
        end as base
    from counted
    inner join word on word.kind_of_word = 'denominator'
),

by_body as (
    select
        year,
        denominator,
        body,
        bool_or(not is_asked) as is_part,
        level_sum(is_asked, excellent) as excellent,
        level_sum(is_asked, base) as base,
        ceiling_of(any_value(ratio), any_value(rounding), level_sum(is_asked, base)) as allowed
    from read_as
    group by year, denominator, body
    having bool_or(is_asked)
),

judged as (
    select
        *,
        case
            when allowed is null or excellent is null then 'undefined'
            when allowed = 0 then 'too_few'
            when excellent <= allowed then 'within'
            when is_part then 'above'
            else 'over'
        end as verdict
    from by_body
),

single as (
    select
        year,
        denominator,
        shown as unit,
        level_sum(true, excellent) as excellent,
        ceiling_of(any_value(ratio), any_value(rounding), level_sum(true, base)) as allowed
    from read_as
    where grouping_scope <> 'chi_bo' and shown is not null
    group by year, denominator, shown
),

alone as (
    select
        single.year,
        single.denominator,
        string_agg(unit.name, ', ' order by unit.sort_order, unit.id) as alone_above,
        count(*)::integer as alone_count
    from single
    inner join unit on single.unit = unit.id
    where single.allowed > 0 and single.excellent > single.allowed
    group by single.year, single.denominator
),

summed as (
    select
        judged.year,
        judged.denominator,
        bool_or(judged.is_part) as is_part,
        level_sum(true, judged.excellent) as excellent,
        level_sum(true, judged.base) as base,
        level_sum(true, judged.allowed) as allowed,
        coalesce(sum(judged.excellent - judged.allowed) filter (where judged.verdict in ('over', 'above')), 0)::integer
            as over_by,
        string_agg(unit.name, ', ' order by unit.sort_order, unit.id) filter (where judged.verdict = 'over')
            as bodies_over,
        count(*) filter (where judged.verdict = 'over')::integer as over_count,
        arg_max(judged.verdict, word.rank) as verdict
    from judged
    inner join word on judged.verdict = word.code and word.kind_of_word = 'verdict'
    left join unit on judged.body = unit.id
    group by judged.year, judged.denominator
)

select
    summed.year,
    year_rule.rule_name,
    ceiling.legal_text,
    ceiling.legal_basis,
    summed.denominator,
    denominator_word.name as denominator_name,
    coalesce(summed.denominator = ceiling.denominator, denominator_word.rank = 1) as is_default,
    coalesce(ceiling.grouping_scope, 'dang_bo') as grouping_scope,
    grouping_word.name as grouping_name,
    rounding_word.name as rounding_name,
    ceiling.ratio,
    summed.excellent,
    summed.base,
    summed.allowed,
    summed.over_by,
    summed.verdict,
    verdict_word.name as verdict_name,
    summed.bodies_over,
    summed.over_count,
    alone.alone_above,
    coalesce(alone.alone_count, 0) as alone_count,
    summed.is_part
from summed
inner join word as denominator_word
    on summed.denominator = denominator_word.code and denominator_word.kind_of_word = 'denominator'
inner join word as verdict_word on summed.verdict = verdict_word.code and verdict_word.kind_of_word = 'verdict'
left join year_rule on summed.year = year_rule.year
left join ceiling on summed.year = ceiling.year and ceiling.subject_kind = $subject_kind
left join word as grouping_word
    on ceiling.grouping_scope = grouping_word.code and grouping_word.kind_of_word = 'grouping'
left join word as rounding_word on ceiling.rounding = rounding_word.code and rounding_word.kind_of_word = 'rounding'
left join alone on summed.year = alone.year and summed.denominator = alone.denominator
order by summed.year asc, is_default desc, denominator_word.rank asc;
