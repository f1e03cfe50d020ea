-- One row per group of counts by level: their sum over the levels meant, null as soon as one of these has no figure.
-- A sum that leaves out what a printed total does not say would be too small without anybody seeing it; so would the
-- percentage of a level. `rated` stands in each row of a body: it is summed over one of them.
create macro level_sum(is_meant, n) as
if(bool_or(is_meant and n is null), null, sum(n) filter (where is_meant))::integer;

create macro is_rated(level) as level <> 'CHUA_XEP_LOAI';

create macro rated_sum(level, rated) as level_sum(not is_rated(level), rated);

create macro total_sum(level, n, rated) as rated_sum(level, rated) + level_sum(not is_rated(level), n);

create macro is_good(level) as level in ('HTXSNV', 'HTTNV');

create macro share_of_rated(level, n, rated) as if(level = 'CHUA_XEP_LOAI', null, percent(n, rated));
