-- One row per person or body and form of award proposed, as known on a day, whoever asks: by the last file known then.
create macro every_award_as_of(day) as table
    select
        year,
        unit,
        subject,
        form,
        subject_kind,
        subject_name,
        if(filed_on <= day, filed_on, null) as filed_on,
        source_id,
        source_file,
        sheet as source_sheet,
        cell as source_cell
    from award_line
    where known_on <= day and day < replaced_on;
