-- One row per line of a file: the day from which a later file's lines on the same thing count in its place, "infinity"
-- where none do. `known_on` is the day from which a line counts; `whose` what its thing is told by, as a row.
create macro replaced_day(known_on, file_id, whose) as
coalesce(
    min(known_on) over (
        partition by whose
        order by file_id
        range between 1 following and unbounded following
    ),
    date 'infinity'
);
