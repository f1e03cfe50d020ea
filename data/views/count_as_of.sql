-- One row per printed total as known on a day: the last file's known by then.
create macro count_as_of(day) as table
    select * from printed_as_of(day)
    where level not in ('TONG_SO', 'DA_XEP_LOAI');
