-- One row per two threads of shortcomings as known on a day, alike in words but not the same, that a person may join.
-- By the two wordings of theirs that are most alike, in the branch and year of the later of these.
-- Left out: what is one already, and wordings that were judged different in the same branch or its kin.
create macro shortcoming_proposed_as_of(day) as table
    with worded as (
        select distinct
            year,
            unit,
            item_key,
            words
        from remediation_line
    ),

    -- Two wordings are told by numbers while the nearest of each two threads are found: a country has millions.
    item as (
        select
            worded.*,
            row_number() over (order by worded.year, worded.unit, worded.item_key, worded.words) as place,
            dense_rank() over (order by thread.thread) as thread
        from worded
        inner join shortcoming_thread_as_of(day) as thread using (year, unit, item_key)
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
    ),

    pair as (
        select
            least(later.thread, earlier.thread) as first_thread,
            greatest(later.thread, earlier.thread) as second_thread,
            arg_min(
                row(later.place, earlier.place, shortcoming_near.likeness),
                row(-shortcoming_near.likeness, later.year, -earlier.year, later.place, earlier.place)
            ) as nearest
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
            )
        group by first_thread, second_thread
    )

    select
        later.year,
        later.unit,
        later.item_key,
        earlier.year as earlier_year,
        earlier.unit as earlier_unit,
        earlier.item_key as earlier_key,
        pair.nearest[3]::double as likeness
    from pair
    inner join item as later on pair.nearest[1] = later.place
    inner join item as earlier on pair.nearest[2] = earlier.place;
