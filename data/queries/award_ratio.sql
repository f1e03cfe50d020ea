-- One row per year and rule on awards: how many may be proposed, how many are, and the verdict. No ratio, no verdict.
-- The subjects proposed are counted, once each whatever the forms; those rated by the furthest stage: decision, else
-- the branches' proposal.
-- A figure no paper gives leaves base or proposed null: no verdict is reckoned from it.
with rule_of_year as (
    select *
    from award_rule
    where subject_kind = $subject_kind and is_chosen($years, year)
),

stage_of_year as (
    select
        year,
        if(bool_or(stage = 'decided'), 'decided', 'proposed') as stage
    from rated_body_as_of($as_of)
    where subject_kind = $subject_kind
    group by year
),

counted as (
    select
        body.year,
        level_sum(true, body.n_htxsnv) as excellent,
        level_sum(true, body.good) as good,
        level_sum(true, body.n_htxsnv + body.n_httnv + body.n_htnv + body.n_khtnv) as rated
    from rated_body_as_of($as_of) as body
    inner join stage_of_year using (year, stage)
    where body.subject_kind = $subject_kind and is_meant($body, $units, body.unit)
    group by body.year
),

asked as (
    select
        year,
        (
            count(distinct subject) filter (
                where subject_kind = $subject_kind and is_meant($body, $units, unit)
            )
        )::integer as proposed
    from award_as_of($as_of)
    group by year
),

based as (
    select
        rule_of_year.*,
        stage_of_year.stage,
        asked.proposed,
        case coalesce(rule_of_year.denominator, 'HTXSNV')
            when 'HTXSNV' then counted.excellent
            when 'HTTNV_TRO_LEN' then counted.good
            else counted.rated
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
            when allowed is null or proposed is null then 'undefined'
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
