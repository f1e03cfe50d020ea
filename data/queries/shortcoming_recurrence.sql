-- One row per shortcoming that returned, branch and year in which it stood, those that returned most often first.
-- A shortcoming is shown with all its years where it returned in a year chosen and in a branch chosen.
-- times counts its years; other_units the branches of no kin that named it in the same words, in any year.
with item as (
    select
        remediation.*,
        thread.thread,
        thread.link,
        thread.earlier_years
    from remediation_as_of($as_of) as remediation
    inner join shortcoming_thread_as_of($as_of) as thread using (year, unit, item_key)
),

returned as (
    select distinct thread
    from item
    where link is not null and is_chosen($years, year) and is_meant($body, $units, unit)
),

spoken as (
    select distinct
        unit,
        item_key,
        words
    from remediation_line
    where known_on <= $as_of
),

elsewhere as (
    select
        item.thread,
        count(distinct other.unit)::integer as other_units,
        array_to_string(list_slice(list_sort(list(distinct unit.name)), 1, 5), ', ')
        || if(count(distinct unit.name) > 5, ', …', '') as other_names
    from item
    inner join spoken as own on item.unit = own.unit and item.item_key = own.item_key
    inner join spoken as other on own.words = other.words
    inner join unit on other.unit = unit.id
    where
        not exists (
            select 1
            from item as kin
            where kin.thread = item.thread and kin.unit = other.unit
        )
    group by item.thread
),

threaded as (
    select
        thread,
        count(distinct year)::integer as times,
        max(year) as last_year,
        arg_max(item, year) as last_item,
        arg_max(unit, year) as last_unit
    from item
    group by thread
)

select
    item.thread,
    threaded.last_item as shortcoming,
    last_unit.name as thread_unit_name,
    item.year,
    item.unit,
    unit.name as unit_name,
    item.item,
    item.class,
    class_word.name as class_name,
    link_word.name as link_name,
    threaded.times,
    coalesce(elsewhere.other_units, 0) as other_units,
    elsewhere.other_names,
    item.source_id,
    item.source_file,
    item.source_sheet,
    item.source_cell
from item
inner join returned on item.thread = returned.thread
inner join threaded on item.thread = threaded.thread
inner join unit on item.unit = unit.id
inner join unit as last_unit on threaded.last_unit = last_unit.id
inner join word as class_word on item.class = class_word.code and class_word.kind_of_word = 'remediation_class'
left join word as link_word on item.link = link_word.code and link_word.kind_of_word = 'shortcoming_link'
left join elsewhere on item.thread = elsewhere.thread
order by
    threaded.times desc, threaded.last_year desc, last_unit.sort_order asc, item.thread asc, item.year asc,
    unit.sort_order asc;
