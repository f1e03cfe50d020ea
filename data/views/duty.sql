-- One row per deadline of a plan that requires documents: the duty it is, which is the same one through the years: the
-- dossier, or else what is asked of one subject beginning with one document.
create or replace table duty as
with asked as (
    select
        deadline.year,
        deadline.position,
        deadline.subject,
        dossier_deadline.year is not null as is_dossier,
        arg_min(deadline.document, word.rank) as first_document,
        count(*)::integer as documents,
        string_agg(coalesce(word.short_name, deadline.document), ', ' order by word.rank, deadline.document)
            as documents_name,
        any_value(deadline.named_day) as named_day,
        any_value(deadline.comparison) as comparison,
        any_value(if(deadline.comparison = 'before', deadline.named_day - 1, deadline.named_day)) as last_day
    from deadline
    left join word on deadline.document = word.code and word.kind_of_word = 'document'
    left join dossier_deadline
        on deadline.year = dossier_deadline.year and deadline.position = dossier_deadline.position
    where deadline.requirement = 'required'
    group by deadline.year, deadline.position, deadline.subject, is_dossier
)

select
    * exclude (first_document),
    if(is_dossier, 'ho_so', concat(subject, ' ', first_document)) as duty
from asked;
