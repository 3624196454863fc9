-- What exports and people gave us, with where each row came from, and the cube kept for pages.
create schema raw;
create schema staging;
create schema marts;

-- In main: DuckDB 1.5.5 cannot replay a type of any other schema after a crash (seen).
create type main.status as enum (
    'on_plan', 'watch', 'off_plan', 'not_assessed', 'not_updated'
);

-- The boards that data/boards describes, copied at start so that SQL can read their thresholds.
create table raw.boards (
    board varchar not null,
    name varchar not null,
    municipality varchar not null,
    first_month integer not null,
    watch_share decimal(9, 4) not null,
    alarm_share decimal(9, 4) not null
);

-- Which accounts belong together, by the first digits of the account (data/reference).
create table raw.account_groups (
    prefix varchar not null,
    account_group varchar not null,
    section varchar not null,
    position integer not null
);

create table raw.loads (
    load_id integer not null,
    board varchar not null,
    source varchar not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    file_bytes bigint not null,
    file_form varchar not null,
    profile varchar not null,
    reading varchar not null,  -- JSON: how every column was read, so that it can be repeated
    control varchar not null,  -- JSON: figures about the file, for its receipt
    author varchar not null,
    created_at timestamp not null
);

-- What has happened to a load. Its state follows from the last event, never from an update.
create table raw.load_events (
    event_id integer not null,
    load_id integer not null,
    event varchar not null,  -- trial, committed, undone or discarded
    author varchar not null,
    happened_at timestamp not null
);

-- What a load covers: a later load of the same board, kind, source and period takes its place.
create table raw.coverage (
    load_id integer not null,
    board varchar not null,
    source varchar not null,
    kind varchar not null,
    period integer not null,  -- 202310; 0 for kinds without periods
    row_count integer not null,
    amount decimal(18, 2) not null  -- debit positive
);

-- Sums that the file itself states, beside what its rows give.
create table raw.control_totals (
    load_id integer not null,
    kind varchar not null,
    sheet varchar not null,
    row_number integer not null,
    label varchar not null,
    stated decimal(18, 2) not null,
    summed decimal(18, 2)
);

-- One row per amount that an export holds.
create table raw.amounts (
    load_id integer not null,
    board varchar not null,
    kind varchar not null,  -- ledger, balances, budget or adopted_forecast
    sheet varchar,
    row_number integer not null,
    column_name varchar,
    period integer not null,  -- 202310, with 00 and 13 as the sender's system has them
    basis varchar not null,  -- month, accumulated (since the year began) or year
    sign varchar not null,  -- ledger: costs positive; reversed: costs negative
    cost_centre varchar,
    account varchar,
    activity_code varchar,
    counterparty varchar,
    project varchar,
    activity varchar,
    object varchar,
    voucher varchar,
    booked_on date,
    description varchar,
    reason varchar,
    version varchar,
    decided_on date,
    amount decimal(18, 2) not null,  -- SEK, sign as in the file
    amount_text varchar,  -- the cell as it stood
    period_text varchar
);

create table raw.organisation (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    code varchar not null,
    name varchar not null,
    level varchar not null,  -- department, unit or cost_centre
    parent_code varchar,
    valid_from date,
    valid_to date
);

create table raw.accounts (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    code varchar not null,
    name varchar,
    account_group varchar,
    valid_from date,
    valid_to date
);

-- Kept for pages: marts.monthly_amounts, refreshed for the periods that a load touches.
create table marts.cube (
    board varchar not null,
    value_type varchar not null,  -- actual, budget or adopted_forecast
    period integer not null,
    cost_centre varchar,
    account varchar,
    activity_code varchar,
    counterparty varchar,
    project varchar,
    activity varchar,
    object varchar,
    amount decimal(18, 2) not null  -- costs negative, income positive
);

-- Kept for pages: the cube without the dimensions that a board table does not show.
create table marts.positions (
    board varchar not null,
    value_type varchar not null,
    period integer not null,
    cost_centre varchar,
    account varchar,
    amount decimal(18, 2) not null
);
