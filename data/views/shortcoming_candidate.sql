-- One row per two wordings under which one branch, or one that came of it, named shortcomings in different years:
-- what may be one and the same in other words.
create view shortcoming_candidate as
select distinct
    least(later.words, earlier.words) as one,
    greatest(later.words, earlier.words) as other
from remediation_line as later
inner join unit_lineage on later.unit = unit_lineage.unit
inner join remediation_line as earlier
    on
        unit_lineage.ancestor = earlier.unit
        and later.year > earlier.year
        and unit_lineage.before_year > earlier.year
where later.words <> earlier.words;
