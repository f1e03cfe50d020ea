-- The database of one version: what the files said (…_record, one row per line of a paper, never overwritten)
-- and the words and rules they were read with. The tables other people read (rating, submission, …) are views on these.

-- One row per file taken in, in the order of the ledger; file_id is that order.
create table source_file (
    file_id integer primary key,
    sha256 varchar not null,
    name varchar not null,
    taken_in_at timestamp not null,
    taken_in_by varchar not null,
    outcome varchar not null,
    kind varchar,
    year integer,
    unit varchar,
    row_count integer not null,
    loaded integer not null,
    rejected integer not null
);

-- One row per fault or warning found in a file; cell as Excel names it.
create table issue (
    file_id integer not null,
    position integer not null,
    severity varchar not null,
    code varchar not null,
    sheet varchar,
    cell varchar,
    value varchar,
    message varchar not null,
    suggestion varchar
);

-- One row: the committee whose installation this is.
create table committee (
    name varchar not null,
    committee varchar not null,
    superior varchar,
    illustrative boolean not null
);

-- One row per body: the Đảng bộ, the Đảng ủy, each chi bộ that ever was; years are the years reviewed.
create table unit (
    id varchar primary key,
    name varchar not null,
    kind varchar not null,
    parent varchar,
    first_year integer,
    last_year integer,
    sort_order integer not null
);

-- One row per link from a body to one that came after it, in the first year of the later one.
create table unit_succession (
    year integer not null,
    kind varchar not null,
    from_unit varchar not null,
    to_unit varchar not null
);

-- One row per word a reader sees for a code: kind_of_word tells the list it belongs to.
create table word (
    kind_of_word varchar not null,
    code varchar not null,
    name varchar not null,
    short_name varchar not null,
    rank integer not null,
    primary key (kind_of_word, code)
);

-- One row per year's plan; as_of is the day on which a sample stands still.
create table plan (
    year integer primary key,
    number varchar,
    rule varchar,
    superior varchar,
    as_of date
);

-- One row per year, deadline and document asked by it; requirement is required, optional or together (with an award).
create table deadline (
    year integer not null,
    position integer not null,
    subject varchar not null,
    document varchar not null,
    requirement varchar not null,
    named_day date not null,
    comparison varchar not null,
    recipient varchar,
    section varchar
);

-- One row per branch whose review a member of the committee attends and directs; role is the office, not a name.
create table supervisor (
    year integer not null,
    unit varchar not null,
    role varchar not null,
    section varchar
);

-- One row per regulation.
create table rule (
    id varchar primary key,
    name varchar not null,
    short_name varchar not null,
    legal_basis varchar not null,
    first_year integer not null
);

-- One row: of how many days ahead a due date is warned, from which likeness two wordings are proposed as one.
create table remediation_setting (
    soon_days integer not null,
    near_likeness double not null
);

-- One row per span of days overdue; last_day null where it has no end.
create table remediation_age (
    code varchar primary key,
    first_day integer not null,
    last_day integer
);

-- One row per year and part of the shortcomings put right that its regulation or plan asks to be reached.
create table remediation_goal (
    year integer not null,
    goal varchar not null,
    percent double not null,
    legal_text varchar,
    legal_basis varchar
);

-- One row per part put right whose line is drawn where no regulation or plan sets any: for reading only.
create table remediation_mark (
    percent double not null
);

-- One row per pair of wordings of shortcomings alike enough to be proposed as one; likeness in percent.
create table shortcoming_near (
    one varchar not null,
    other varchar not null,
    likeness double not null
);

-- One row per year and kind of subject: the ceiling on HTXSNV; ratio null where the rule's text is not known.
create table ceiling (
    year integer not null,
    subject_kind varchar not null,
    ratio double,
    denominator varchar,
    grouping_scope varchar,
    rounding varchar,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind)
);

-- One row per year, kind of subject and level: the least score of 100 that goes with it, where scores are expected.
create table score_floor (
    year integer not null,
    subject_kind varchar not null,
    level varchar not null,
    floor double not null,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind, level)
);

-- One row per year, kind of subject and quarter rated by itself.
create table rated_quarter (
    year integer not null,
    subject_kind varchar not null,
    period varchar not null,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind, period)
);

-- One row per year, kind of subject and level that open shortcomings bar.
create table level_bar (
    year integer not null,
    subject_kind varchar not null,
    level varchar not null,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind, level)
);

-- One row per year, kind of subject and level: the share of the votes cast it needs; comparison is over or at_least.
create table vote_threshold (
    year integer not null,
    subject_kind varchar not null,
    level varchar not null,
    share double not null,
    comparison varchar not null,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind, level)
);

-- One row per year and kind of subject: the ratio of awards; ratio null where the rule gives none.
create table award_rule (
    year integer not null,
    subject_kind varchar not null,
    ratio double,
    denominator varchar,
    rounding varchar,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind)
);

-- One row per year, kind of subject and form of award: the consecutive years at HTXSNV it asks for.
create table award_years (
    year integer not null,
    subject_kind varchar not null,
    form varchar not null,
    years double not null,
    legal_text varchar,
    legal_basis varchar,
    primary key (year, subject_kind, form)
);

-- One row per subject, period and stage named by a line of a paper; dated_on is the date in the paper's head.
create table rating_record (
    file_id integer not null,
    year integer not null,
    period varchar not null,
    unit varchar not null,
    subject_kind varchar not null,
    subject varchar not null,
    subject_name varchar not null,
    stage varchar not null,
    level varchar,
    score double,
    unrated_state varchar,
    unrated_reason varchar,
    dated_on date,
    sheet varchar not null,
    cell varchar not null
);

-- One row per member named by a list of members: what tells people of one name apart, as written there.
create table member_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    subject varchar not null,
    subject_name varchar not null,
    birth_year integer,
    card varchar,
    position varchar,
    sheet varchar not null,
    cell varchar not null
);

-- One row per subject and level voted on; n in votes.
create table vote_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    subject varchar not null,
    level varchar not null,
    n integer not null,
    sheet varchar not null,
    cell varchar not null
);

-- One row per branch, kind of subject and level printed as a total, or sum of levels (printed_as_of); n in subjects.
create table count_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    subject_kind varchar not null,
    stage varchar not null,
    level varchar not null,
    n integer not null,
    dated_on date,
    sheet varchar not null,
    cell varchar not null
);

-- One row per paper noted in the office's register as received.
create table submission_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    document varchar not null,
    received_on date not null,
    received_by varchar,
    quantity integer,
    note varchar,
    sheet varchar not null,
    cell varchar not null
);

-- One row per branch and report: members and how many of them have made plan and pledge.
create table pledge_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    members integer,
    done integer not null,
    reported_on date,
    sheet varchar not null,
    cell varchar not null
);

-- One row per review meeting of a branch. has_chi_uy is null where the paper does not say.
create table review_meeting_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    has_chi_uy boolean,
    held_on date,
    supervisor varchar,
    note varchar,
    sheet varchar not null,
    cell varchar not null
);

-- One row per person or body proposed for an award; filed_on is the day the award dossier came.
create table award_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    subject_kind varchar not null,
    subject varchar not null,
    subject_name varchar not null,
    form varchar,
    filed_on date,
    sheet varchar not null,
    cell varchar not null
);

-- extended_from is the due date that stands beside a later one in the same line.
-- One row per shortcoming in a plan or in a later follow-up; stated_on is the follow-up's "số liệu đến ngày".
create table remediation_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    item_key varchar not null,
    item varchar not null,
    measure varchar,
    responsible varchar,
    extended_from date,
    due_on date,
    due_text varchar,
    status varchar,
    done_on date,
    paper varchar not null,
    stated_on date,
    sheet varchar not null,
    cell varchar not null
);

-- One row per judgement whether a shortcoming is an earlier one again; verdict is same or different.
create table shortcoming_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    item_key varchar not null,
    item varchar not null,
    earlier_year integer not null,
    earlier_unit varchar not null,
    earlier_key varchar not null,
    earlier_item varchar not null,
    verdict varchar not null,
    judged_on date not null,
    sheet varchar not null,
    cell varchar not null
);

-- One row per note on what stands in a branch's way (vướng mắc), written by hand on a day.
create table note_record (
    file_id integer not null,
    year integer not null,
    unit varchar not null,
    note varchar not null,
    noted_on date not null,
    sheet varchar not null,
    cell varchar not null
);

-- One row: which ledger this version was built from, by which schema and definitions.
create table version_info (
    schema_version integer not null,
    ledger_position integer not null,
    definitions varchar not null
);
