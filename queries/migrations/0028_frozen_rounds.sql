-- Rounds of reports as they were decided (N2, R2): figures, texts, rules, sources and files. Added
-- to, never edited; a round that is frozen anew is a new version. What a round was lies in these
-- tables alone, so a later step never changes what is in them or what it means.
create table raw.frozen_rounds (
    round_id integer not null,
    board varchar not null,
    period integer not null,
    version integer not null,  -- 1, 2 … of the board's period
    content_format integer not null,  -- how raw.frozen_reports.content is written
    rules varchar not null,  -- JSON: the board's file and the reference rules as they then were
    reports integer not null,  -- how many of each the round has
    figures integer not null,
    sources integer not null,
    files integer not null,
    reason varchar not null,
    author varchar not null,
    frozen_at timestamp not null
);

create table raw.frozen_reports (
    round_id integer not null,
    position integer not null,
    report varchar not null,  -- monthly, annual …
    title varchar not null,
    as_of timestamp not null,
    content varchar not null  -- JSON: all that the report says
);

-- Every figure of the reports. A figure is told by its report, part, row, repeat and column.
create table raw.frozen_figures (
    round_id integer not null,
    position integer not null,
    report varchar not null,
    part varchar not null,  -- a table's or chart's key
    part_title varchar not null,
    row_key varchar not null,
    repeat integer not null,  -- 1, 2 … of rows with one key
    row_name varchar not null,
    column_key varchar not null,
    column_name varchar not null,
    measure varchar not null,  -- sek, share (1 is the whole), count or level
    value decimal(38, 10),  -- empty: the report has no figure there
    source integer  -- the number of the source in its report
);

-- A row for each load of each source; one without a load for a source that rests on none.
create table raw.frozen_sources (
    round_id integer not null,
    report varchar not null,
    number integer not null,
    query varchar not null,
    parameters varchar not null,  -- JSON
    load_id integer,
    kind varchar,
    source varchar,
    file_name varchar,
    file_sha256 varchar,
    author varchar,
    committed_at timestamp,
    first_period integer,
    last_period integer,
    row_count bigint
);

-- Which load counted for each kind, source and period of the board when the round was frozen.
create table raw.frozen_coverage (
    round_id integer not null,
    kind varchar not null,
    source varchar not null,
    period integer not null,
    load_id integer not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    row_count integer not null,
    amount decimal(18, 2) not null  -- SEK, debit positive
);

create table raw.frozen_files (
    round_id integer not null,
    report varchar not null,
    file_name varchar not null,
    media_type varchar not null,
    sha256 varchar not null,
    content blob not null
);
