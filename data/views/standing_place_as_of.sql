-- One row per line of a paper that holds as known on a day, of those whom the viewer may see: the sort of fact it tells
-- (told_line's kind) and the place where it stands.
create macro standing_place_as_of(day) as table
    with standing as (
        select
            *,
            'rating' as kind
        from rating_as_of(day)
        union all by name
        select
            *,
            'total' as kind
        from count_as_of(day)
        union all by name
        select
            *,
            'vote' as kind
        from vote_as_of(day)
        union all by name
        select
            *,
            'submission' as kind
        from submission_as_of(day)
        union all by name
        select
            *,
            'pledge' as kind
        from pledge_as_of(day)
        union all by name
        select
            *,
            'review_meeting' as kind
        from review_meeting_as_of(day)
        union all by name
        select
            *,
            'award' as kind
        from award_as_of(day)
        union all by name
        select
            *,
            'remediation' as kind
        from remediation_as_of(day)
        union all by name
        select
            *,
            'shortcoming' as kind
        from shortcoming_verdict_as_of(day)
    )

    select
        kind,
        source_id,
        source_sheet,
        source_cell
    from standing;
