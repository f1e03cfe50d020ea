-- One row per filing state: how heavily it weighs where several stand for one; the heaviest speaks for all of them.
create macro state_weight(state) as case state
    when 'qua_han' then 5
    when 'chua_den_han' then 4
    when 'cham' then 3
    when 'dung_ngay_moc' then 2
    when 'dung_han' then 1
    else 0
end;
