-- One row per year and subject that may be or is proposed for an award, as known on a day: the one definition of who is
-- eligible. Eligible are those decided HTXSNV, and nobody else. While there is no decision of a subject the level its
-- branch proposes stands for it, marked provisional (tam_...). xuat_sac_... are decided, khong_xuat_sac and chua_ro are
-- proposed without being eligible: decided otherwise or not rated, or neither decided nor proposed HTXSNV.
create macro award_standing(day) as table
    with decided as (
        select
            year,
            subject_kind,
            subject,
            unit,
            subject_name,
            level
        from rating_as_of(day)
        where period = 'nam' and stage = 'decided'
    ),

    hoped as (
        select
            year,
            subject_kind,
            subject,
            unit,
            subject_name,
            level
        from rating_as_of(day)
        where period = 'nam' and stage = 'proposed'
    ),

    rated as (
        select
            year,
            subject_kind,
            subject,
            coalesce(decided.unit, hoped.unit) as unit,
            coalesce(decided.subject_name, hoped.subject_name) as subject_name,
            decided.subject is not null as is_decided,
            if(decided.subject is null, hoped.level, decided.level) as level
        from decided
        full join hoped using (year, subject_kind, subject)
    ),

    asked as (
        select
            year,
            subject_kind,
            subject,
            any_value(unit) as unit,
            any_value(subject_name) as subject_name
        from award_as_of(day)
        group by year, subject_kind, subject
    ),

    joined as (
        select
            year,
            subject_kind,
            subject,
            coalesce(rated.unit, asked.unit) as unit,
            coalesce(rated.subject_name, asked.subject_name) as subject_name,
            coalesce(rated.is_decided, false) as is_decided,
            rated.level,
            coalesce(rated.level = 'HTXSNV', false) as is_excellent,
            asked.subject is not null as is_proposed
        from rated
        full join asked using (year, subject_kind, subject)
    )

    select
        * exclude (is_excellent),
        case
            when is_decided and is_excellent and is_proposed then 'xuat_sac_da_de_nghi'
            when is_decided and is_excellent then 'xuat_sac_chua_de_nghi'
            when is_decided then 'khong_xuat_sac'
            when is_excellent and is_proposed then 'tam_da_de_nghi'
            when is_excellent then 'tam_chua_de_nghi'
            else 'chua_ro'
        end as class
    from joined
    where is_excellent or is_proposed;
