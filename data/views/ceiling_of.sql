-- One row per ratio, rounding and number it is a share of: how many the ceiling allows, reckoned exactly; rounded down
-- where the rule does not say. Null where the ratio is not known.
create macro ceiling_of(ratio, rounding, base) as (case rounding
    when 'up' then ceil(ratio::decimal(9, 6) * base)
    when 'nearest' then round(ratio::decimal(9, 6) * base)
    else floor(ratio::decimal(9, 6) * base)
end)::integer;
