-- One row per group of counts by level: their sum over the levels meant, null as soon as one of these has no figure.
-- A sum that leaves out what a printed total does not say would be too small without anybody seeing it.
create macro level_sum(is_meant, n) as
if(bool_or(is_meant and n is null), null, sum(n) filter (where is_meant))::integer;

create macro is_rated(level) as level <> 'CHUA_XEP_LOAI';

create macro is_good(level) as level in ('HTXSNV', 'HTTNV');

create macro share_of_rated(level, n, rated) as if(level = 'CHUA_XEP_LOAI', null, percent(n, rated));
