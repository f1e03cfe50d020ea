-- One row per two threads of shortcomings that a person may join, of the years and bodies chosen, as known on a day: by
-- the two wordings of theirs that are most alike.
create macro shortcoming_proposed(day, chosen_years, body, chosen) as table
    select *
    from shortcoming_pair_as_of(day)
    where is_chosen(chosen_years, year) and is_meant(body, chosen, unit)
    qualify row_number() over (
        partition by least(thread, earlier_thread), greatest(thread, earlier_thread)
        order by likeness desc, year asc, earlier_year desc, unit asc, earlier_unit asc
    ) = 1;
