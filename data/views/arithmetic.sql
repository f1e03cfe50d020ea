-- One row per part and whole: the percentage, rounded half up to one decimal; null where the whole is nothing.
-- Whole numbers are divided, since a double can fall on the wrong side of a half; large ones: a country has millions.
create macro percent(part, whole) as (2000 * part::bigint + whole) // (2 * nullif(whole::bigint, 0)) / 10;
