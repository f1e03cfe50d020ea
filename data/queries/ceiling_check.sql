-- One row per year and reading of the ceiling on HTXSNV: how many there are, how many it allows, and the verdict.
-- The rule's own reading is the default; the others are shown beside it. Kinds of subject no rule limits have no rows.
with counted as (
    select
        year,
        (sum(n) filter (where level = 'HTXSNV'))::integer as excellent,
        (sum(n) filter (where level = 'HTTNV'))::integer as good,
        (sum(n) filter (where level <> 'CHUA_XEP_LOAI'))::integer as rated
    from rating_count_as_of($as_of)
    where
        subject_kind = $subject_kind
        and stage = $stage
        and is_chosen($years, year)
        and is_chosen($units, unit)
        and $subject_kind in (select ceiling.subject_kind from ceiling)
    group by year
),

reading as (
    select
        counted.year,
        year_rule.rule_name,
        ceiling.legal_text,
        word.code as denominator,
        word.name as denominator_name,
        word.rank as denominator_rank,
        coalesce(word.code = ceiling.denominator, word.rank = 1) as is_default,
        ceiling.ratio,
        ceiling.rounding,
        coalesce(counted.excellent, 0) as excellent,
        case word.code
            when 'HTTNV' then coalesce(counted.good, 0)
            when 'HTTNV_TRO_LEN' then coalesce(counted.good, 0) + coalesce(counted.excellent, 0)
            else coalesce(counted.rated, 0)
        end as base
    from counted
    inner join word on word.kind_of_word = 'denominator'
    left join year_rule on counted.year = year_rule.year
    left join ceiling on counted.year = ceiling.year and ceiling.subject_kind = $subject_kind
),

limited as (
    select
        *,
        case rounding
            when 'up' then ceil(ratio::decimal(9, 6) * base)
            when 'nearest' then round(ratio::decimal(9, 6) * base)
            else floor(ratio::decimal(9, 6) * base)
        end::integer as allowed
    from reading
),

judged as (
    select
        *,
        case
            when allowed is null then 'undefined'
            when allowed = 0 then 'too_few'
            when excellent <= allowed then 'within'
            else 'over'
        end as verdict
    from limited
)

select
    judged.year,
    judged.rule_name,
    judged.legal_text,
    judged.denominator,
    judged.denominator_name,
    judged.is_default,
    judged.ratio,
    judged.excellent,
    judged.base,
    judged.allowed,
    judged.verdict,
    word.name as verdict_name
from judged
inner join word on judged.verdict = word.code and word.kind_of_word = 'verdict'
order by judged.year asc, judged.is_default desc, judged.denominator_rank asc;
