-- One row per year, stage and level (CHUA_XEP_LOAI among them): the subjects of one branch ($unit) beside those of the
-- whole Đảng bộ, and the branch's own level. Years before the branch are those of the bodies it came from, named in
-- carried_from. A body whose printed total has no figure for a level leaves what would need it null.
with known as (
    select
        level_count.*,
        followed.unit is not null as is_own
    from level_count_as_of($as_of) as level_count
    left join followed_back('dang-bo', [$unit]) as followed
        on level_count.unit = followed.unit and level_count.year < followed.before_year
    where is_chosen($years, level_count.year)
),

source_unit as (
    select
        known.year,
        known.stage,
        count(distinct known.unit) as bodies,
        any_value(known.unit) as only_unit,
        string_agg(distinct unit.name, ', ' order by unit.name) filter (where known.unit <> $unit) as carried_from
    from known
    inner join unit on known.unit = unit.id
    where known.is_own and known.subject_kind in ($subject_kind, 'chi_bo')
    group by known.year, known.stage
),

own as (
    select
        year,
        stage,
        level,
        level_sum(true, n) as n,
        bool_and(only_totals) as only_totals
    from known
    where is_own and subject_kind = $subject_kind
    group by year, stage, level
),

own_sum as (
    select
        year,
        stage,
        rated_sum(level, rated) as rated,
        total_sum(level, n, rated) as total,
        level_sum(is_good(level), n) as good
    from known
    where is_own and subject_kind = $subject_kind
    group by year, stage
),

everybody as (
    select
        year,
        stage,
        rated_sum(level, rated) as rated,
        level_sum(level = 'HTXSNV', n) as excellent,
        level_sum(is_good(level), n) as good
    from known
    where subject_kind = $subject_kind
    group by year, stage
),

branch_level as (
    select
        rating.year,
        rating.stage,
        rating.subject,
        rating.level,
        count(*) over (partition by rating.year, rating.stage, rating.level) as peers,
        count(*) over (partition by rating.year, rating.stage) as branches
    from rating_as_of($as_of) as rating
    where rating.subject_kind = 'chi_bo' and rating.period = 'nam' and rating.level is not null
),

-- The stages of either kind: a branch may be rated where nothing is known of its members.
met as (
    select
        source_unit.year,
        source_unit.stage,
        source_unit.carried_from,
        word.code as level,
        word.name as level_name,
        word.short_name as level_short,
        word.rank as level_rank,
        branch_level.level as unit_level,
        branch_level.peers::integer as unit_peers,
        branch_level.branches::integer as branches
    from source_unit
    inner join word on word.kind_of_word = 'level'
    left join branch_level
        on
            source_unit.bodies = 1
            and source_unit.year = branch_level.year
            and source_unit.stage = branch_level.stage
            and source_unit.only_unit = branch_level.subject
)

select
    met.year,
    met.stage,
    stage_word.name as stage_name,
    stage_word.short_name as stage_short,
    met.level,
    met.level_name,
    met.level_short,
    met.level_rank,
    own.n,
    own_sum.rated,
    own_sum.total,
    share_of_rated(met.level, own.n, own_sum.rated) as percent,
    own_sum.good,
    percent(own_sum.good, own_sum.rated) as good_percent,
    own.only_totals,
    everybody.rated as whole_rated,
    everybody.good as whole_good,
    percent(everybody.good, everybody.rated) as whole_good_percent,
    percent(everybody.excellent, everybody.rated) as whole_excellent_percent,
    met.unit_level,
    level_word.short_name as unit_level_short,
    met.unit_peers,
    met.branches,
    met.carried_from,
    year_rule.rule_short
from met
inner join word as stage_word on met.stage = stage_word.code and stage_word.kind_of_word = 'stage'
left join own on met.year = own.year and met.stage = own.stage and met.level = own.level
left join own_sum on met.year = own_sum.year and met.stage = own_sum.stage
left join everybody on met.year = everybody.year and met.stage = everybody.stage
left join word as level_word on met.unit_level = level_word.code and level_word.kind_of_word = 'level'
left join year_rule on met.year = year_rule.year
order by met.year, stage_word.rank, met.level_rank;
