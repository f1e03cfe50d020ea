-- One row per choice and value: whether the value is among those chosen; nothing chosen means all.
create macro is_chosen(choice, value) as len(choice) = 0 or list_contains(choice, value);
