-- One row per text typed by hand: plainly, the same without accents and in small letters, so that it is found however
-- it was typed; holds_name, whether it holds a name in whole words, whatever stands between and around them.
create macro plainly(typed) as replace(strip_accents(lower(typed)), chr(273), 'd');
create macro words_of(typed) as concat(' ', trim(regexp_replace(lower(typed), '[\pP\pS\s]+', ' ', 'g')), ' ');
create macro holds_name(typed, whole_name) as coalesce(contains(words_of(typed), words_of(whole_name)), false);
