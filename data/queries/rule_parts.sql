-- One row per year and part of its rule that concerns a kind of subject: score, quarter, bar, vote; where it stands.
with part as (
    select
        year,
        subject_kind,
        'score' as part,
        legal_text,
        legal_basis
    from score_floor
    union all
    select
        year,
        subject_kind,
        'quarter' as part,
        legal_text,
        legal_basis
    from rated_quarter
    union all
    select
        year,
        subject_kind,
        'bar' as part,
        legal_text,
        legal_basis
    from level_bar
    union all
    select
        year,
        subject_kind,
        'vote' as part,
        legal_text,
        legal_basis
    from vote_threshold
)

select
    year,
    part,
    string_agg(distinct legal_basis, '; ' order by legal_basis) as legal_basis,
    string_agg(distinct legal_text, '; ' order by legal_text) as legal_text
from part
where subject_kind = $subject_kind and is_chosen($years, year)
group by year, part
order by year, part;
