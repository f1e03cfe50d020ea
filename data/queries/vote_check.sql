-- One row per subject of a year at a level for which a share of the votes is set: its votes for that level, of all cast
-- for it; class tells whether they are enough (du, thieu), or that no votes are known (khong_phieu). Those short first.
with asked as (
    select
        rating.year,
        rating.unit,
        rating.subject,
        rating.subject_name,
        rating.level,
        vote_threshold.share::decimal(9, 6) as share,
        vote_threshold.comparison
    from rating_as_of($as_of) as rating
    inner join vote_threshold
        on
            rating.year = vote_threshold.year
            and rating.subject_kind = vote_threshold.subject_kind
            and rating.level = vote_threshold.level
    where
        rating.period = 'nam'
        and rating.subject_kind = $subject_kind
        and rating.stage = $stage
        and is_chosen($years, rating.year)
        and is_meant($body, $units, rating.unit)
),

voted as (
    select
        asked.year,
        asked.subject,
        coalesce(sum(vote.n) filter (where vote.level = asked.level), 0)::integer as votes,
        sum(vote.n)::integer as cast_votes,
        arg_max(vote.source_id, vote.level = asked.level) as source_id,
        arg_max(vote.source_file, vote.level = asked.level) as source_file,
        arg_max(vote.source_sheet, vote.level = asked.level) as source_sheet,
        arg_max(vote.source_cell, vote.level = asked.level) as source_cell
    from asked
    inner join vote_as_of($as_of) as vote on asked.year = vote.year and asked.subject = vote.subject
    group by asked.year, asked.subject
),

classed as (
    select
        asked.*,
        voted.votes,
        voted.cast_votes,
        voted.source_id,
        voted.source_file,
        voted.source_sheet,
        voted.source_cell,
        case
            when coalesce(voted.cast_votes, 0) = 0 then 'khong_phieu'
            when voted.votes > asked.share * voted.cast_votes then 'du'
            when asked.comparison = 'at_least' and voted.votes = asked.share * voted.cast_votes then 'du'
            else 'thieu'
        end as class
    from asked
    left join voted on asked.year = voted.year and asked.subject = voted.subject
)

select
    classed.year,
    classed.unit,
    unit.name as unit_name,
    classed.subject,
    classed.subject_name,
    level_word.name as level_name,
    classed.votes,
    classed.cast_votes,
    percent(classed.votes, classed.cast_votes) as percent,
    classed.share::double * 100 as needed_percent,
    comparison_word.name as comparison_name,
    classed.class,
    class_word.name as class_name,
    class_word.rank as class_rank,
    classed.source_id,
    classed.source_file,
    classed.source_sheet,
    classed.source_cell
from classed
inner join unit on classed.unit = unit.id
inner join word as level_word on classed.level = level_word.code and level_word.kind_of_word = 'level'
inner join word as class_word on classed.class = class_word.code and class_word.kind_of_word = 'vote_class'
inner join word as comparison_word
    on classed.comparison = comparison_word.code and comparison_word.kind_of_word = 'vote_comparison'
order by class_word.rank, classed.year, unit.sort_order, classed.subject_name, classed.subject;
