-- One row per problem found in a file, in the order of finding.
select
    severity,
    code,
    sheet,
    cell,
    value,
    message,
    suggestion
from issue
where
    file_id = $file_id
    and file_id in (
        select source_file.file_id
        from source_file
        where sees_unit(source_file.unit)
    )
order by position;
