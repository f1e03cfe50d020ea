-- One row per two shortcomings of different years as known on a day, alike in words but not the same, that a person may
-- join. Left out: what is one already, and wordings that were judged different in the same branch or its kin.
create macro shortcoming_pair_as_of(day) as table
    with worded as (
        select distinct
            year,
            unit,
            item_key,
            words
        from remediation_line
    ),

    item as (
        select
            remediation.year,
            remediation.unit,
            remediation.item_key,
            remediation.item,
            thread.thread,
            worded.words,
            unit.name as unit_name
        from remediation_as_of(day) as remediation
        inner join shortcoming_thread_as_of(day) as thread using (year, unit, item_key)
        inner join worded using (year, unit, item_key)
        inner join unit on remediation.unit = unit.id
    ),

    refused as (
        select
            verdict.unit,
            later.words,
            earlier.words as earlier_words
        from shortcoming_verdict_as_of(day) as verdict
        inner join item as later
            on verdict.year = later.year and verdict.unit = later.unit and verdict.item_key = later.item_key
        inner join item as earlier
            on
                verdict.earlier_year = earlier.year
                and verdict.earlier_unit = earlier.unit
                and verdict.earlier_key = earlier.item_key
        where verdict.verdict = 'different'
    )

    select
        later.year,
        later.unit,
        later.unit_name,
        looked_after.office,
        later.item_key,
        later.item,
        earlier.year as earlier_year,
        earlier.unit as earlier_unit,
        earlier.unit_name as earlier_unit_name,
        earlier.item_key as earlier_key,
        earlier.item as earlier_item,
        shortcoming_near.likeness,
        later.thread,
        earlier.thread as earlier_thread
    from item as later
    inner join unit_lineage on later.unit = unit_lineage.unit
    inner join item as earlier
        on
            unit_lineage.ancestor = earlier.unit
            and later.year > earlier.year
            and unit_lineage.before_year > earlier.year
    inner join shortcoming_near
        on
            least(later.words, earlier.words) = shortcoming_near.one
            and greatest(later.words, earlier.words) = shortcoming_near.other
    left join office_as_of(day) as looked_after on later.year = looked_after.year and later.unit = looked_after.unit
    where
        later.thread <> earlier.thread
        and not exists (
            select 1
            from refused
            inner join unit_lineage as kin
                on
                    (refused.unit = kin.ancestor and later.unit = kin.unit)
                    or (refused.unit = kin.unit and later.unit = kin.ancestor)
            where
                least(refused.words, refused.earlier_words) = shortcoming_near.one
                and greatest(refused.words, refused.earlier_words) = shortcoming_near.other
        );
