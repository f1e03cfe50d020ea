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
where file_id = $file_id
order by position;
