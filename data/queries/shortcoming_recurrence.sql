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

-- Who named each wording is gathered once, not for each shortcoming in those words: a common one many have named.
wording as (
    select
        spoken.words,
        count(distinct spoken.unit) as units,
        list_slice(list_sort(list(distinct struct_pack(name := unit.name, unit := spoken.unit))), 1, 50) as first_units
    from spoken
    inner join unit on spoken.unit = unit.id
    group by spoken.words
),

worded as (
    select
        item.thread,
        spoken.words,
        count(distinct spoken.words) over (partition by item.thread) as wordings
    from item
    inner join returned on item.thread = returned.thread
    inner join spoken on item.unit = spoken.unit and item.item_key = spoken.item_key
    group by item.thread, spoken.words
),

kin as (
    select
        thread,
        list(distinct unit) as units
    from item
    group by thread
),

-- Those of no kin; what was worded in several ways asks for the bodies one by one, since one may have used them all.
others as (
    select
        worded.thread,
        any_value(wording.units - len(kin.units)) as other_units
    from worded
    inner join wording on worded.words = wording.words
    inner join kin on worded.thread = kin.thread
    where worded.wordings = 1
    group by worded.thread
    union all
    select
        worded.thread,
        count(distinct spoken.unit) filter (where not list_contains(kin.units, spoken.unit)) as other_units
    from worded
    inner join spoken on worded.words = spoken.words
    inner join kin on worded.thread = kin.thread
    where worded.wordings > 1
    group by worded.thread
),

other_name as (
    select
        worded.thread,
        list_sort(list_distinct(list(named.unnest.name) filter (where not list_contains(kin.units, named.unnest.unit))))
            as names
    from worded
    inner join wording on worded.words = wording.words
    inner join kin on worded.thread = kin.thread
    cross join unnest(wording.first_units) as named
    group by worded.thread
),

elsewhere as (
    select
        others.thread,
        others.other_units::integer as other_units,
        array_to_string(list_slice(other_name.names, 1, 5), ', ') || if(len(other_name.names) > 5, ', …', '')
            as other_names
    from others
    inner join other_name on others.thread = other_name.thread
    where others.other_units > 0
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
