-- One row per shortcoming and earlier one which it is again, as known on a day: the one definition of a repeat.
-- Within a branch and those it came from: the same words (same_words), or other words that a person joined (confirmed).
create macro shortcoming_repeat_as_of(day) as table
    with known as (
        select distinct
            year,
            unit,
            item_key,
            words
        from remediation_line
        where known_on <= day
    )

    select
        later.year,
        later.unit,
        later.item_key,
        earlier.year as earlier_year,
        earlier.unit as earlier_unit,
        earlier.item_key as earlier_key,
        if(later.words = earlier.words, 'same_words', 'confirmed') as link
    from known as later
    inner join unit_lineage on later.unit = unit_lineage.unit
    inner join known as earlier
        on
            unit_lineage.ancestor = earlier.unit
            and later.year > earlier.year
            and unit_lineage.before_year > earlier.year
    left join shortcoming_verdict_as_of(day) as verdict
        on
            later.year = verdict.year
            and later.unit = verdict.unit
            and later.item_key = verdict.item_key
            and earlier.year = verdict.earlier_year
            and earlier.unit = verdict.earlier_unit
            and earlier.item_key = verdict.earlier_key
    where later.words = earlier.words or verdict.verdict = 'same';
