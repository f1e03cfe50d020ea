-- One row per subject, period and stage as known on a day: the last file's line known by then.
-- A decision that says only that there is no level takes the state which an earlier stage of the same subject gives.
create macro rating_as_of(day) as table
    with standing as (
        select *
        from rating_line
        where known_on <= day
        qualify row_number() over (
            partition by year, period, subject_kind, subject, stage
            order by file_id desc
        ) = 1
    ),

    earlier_state as (
        select
            standing.year,
            standing.period,
            standing.subject,
            arg_max(standing.unrated_state, word.rank) as unrated_state
        from standing
        inner join word on standing.stage = word.code and word.kind_of_word = 'stage'
        where standing.stage <> 'decided' and standing.level is null and standing.unrated_state <> 'cho_xep_loai'
        group by all
    )

    select
        standing.year,
        standing.period,
        standing.unit,
        standing.subject_kind,
        standing.subject,
        standing.subject_name,
        standing.stage,
        standing.level,
        standing.score,
        case
            when standing.level is not null then null
            when standing.unrated_state <> 'cho_xep_loai' then standing.unrated_state
            when standing.stage = 'decided' then coalesce(earlier_state.unrated_state, 'cho_xep_loai')
            else 'cho_xep_loai'
        end as unrated_state,
        standing.unrated_reason,
        standing.source_file,
        standing.sheet as source_sheet,
        standing.cell as source_cell,
        standing.known_on
    from standing
    left join earlier_state using (year, period, subject);
