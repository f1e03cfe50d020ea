-- One row per year and rule on awards: how many may be proposed, how many are, and the verdict. No ratio, no verdict.
-- The subjects proposed are counted, once each whatever the forms; those rated by the furthest stage: decision, else
-- the branches' proposal.
with rule_of_year as (
    select *
    from award_rule
    where subject_kind = $subject_kind and is_chosen($years, year)
),

stage_of_year as (
    select
        year,
        if(bool_or(stage = 'decided'), 'decided', 'proposed') as stage
    from rating_count_as_of($as_of)
    where subject_kind = $subject_kind
    group by year
),

counted as (
    select
        rating_count.year,
        (sum(rating_count.n) filter (where rating_count.level = 'HTXSNV'))::integer as excellent,
        (sum(rating_count.n) filter (where rating_count.level = 'HTTNV'))::integer as good,
        (sum(rating_count.n) filter (where rating_count.level <> 'CHUA_XEP_LOAI'))::integer as rated
    from rating_count_as_of($as_of) as rating_count
    inner join stage_of_year using (year, stage)
    where rating_count.subject_kind = $subject_kind and is_chosen($units, rating_count.unit)
    group by rating_count.year
),

asked as (
    select
        year,
        count(distinct subject)::integer as proposed
    from award_as_of($as_of)
    where subject_kind = $subject_kind and is_chosen($units, unit)
    group by year
),

based as (
    select
        rule_of_year.*,
        stage_of_year.stage,
        coalesce(asked.proposed, 0) as proposed,
        case coalesce(rule_of_year.denominator, 'HTXSNV')
            when 'HTXSNV' then coalesce(counted.excellent, 0)
            when 'HTTNV_TRO_LEN' then coalesce(counted.good, 0) + coalesce(counted.excellent, 0)
            else coalesce(counted.rated, 0)
        end as base
    from rule_of_year
    left join stage_of_year on rule_of_year.year = stage_of_year.year
    left join counted on rule_of_year.year = counted.year
    left join asked on rule_of_year.year = asked.year
),

limited as (
    select
        *,
        ceiling_of(ratio, rounding, base) as allowed
    from based
),

judged as (
    select
        *,
        case
            when allowed is null then 'undefined'
            when allowed = 0 then 'too_few'
            when proposed <= allowed then 'within'
            else 'over'
        end as verdict
    from limited
)

select
    judged.year,
    judged.ratio,
    denominator.name as denominator_name,
    judged.base,
    judged.allowed,
    judged.proposed,
    judged.verdict,
    verdict.name as verdict_name,
    judged.legal_text,
    judged.legal_basis,
    judged.stage
from judged
inner join word as verdict on judged.verdict = verdict.code and verdict.kind_of_word = 'verdict'
inner join word as denominator
    on denominator.kind_of_word = 'award_denominator' and denominator.code = coalesce(judged.denominator, 'HTXSNV')
order by judged.year;
