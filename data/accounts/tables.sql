-- What is kept of accounts and sessions, in tables of their own of the home's ledger.sqlite (SQLite, not DuckDB).
-- A column ending in _hash holds the sha256 of what only its owner has.

-- One row per account. password is argon2id in its encoded form; code_secret is the code app's, null where none is
-- asked; code_step is the last step of the clock whose code was taken. A session of an earlier generation has ended.
create table if not exists account (
    name text primary key,
    role text not null,
    unit text,
    password text not null,
    disabled integer not null default 0,
    code_secret text,
    code_step integer not null default 0,
    generation integer not null default 0
);

-- One row per recovery code not used yet.
create table if not exists recovery_code (
    account text not null,
    code_hash text not null,
    primary key (account, code_hash)
);

-- One row per session not ended by its reader: when it began, and when it was last seen, to the minute.
create table if not exists session (
    token_hash text primary key,
    account text not null,
    generation integer not null,
    begun_at text not null,
    last_seen text not null
);

-- One row per mark (throttle.py) under which wrong guesses are counted, since the last right one.
create table if not exists wrong_guess (
    mark text primary key,
    guesses integer not null,
    last_at text not null
);

-- One row per account and address it signed in from, by their mark.
create table if not exists known_client (
    mark text primary key,
    last_at text not null
);

-- One row per key the server has signed with.
create table if not exists server_key (
    key_hash text primary key
);
