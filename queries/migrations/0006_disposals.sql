-- What has been disposed of, by whom and by which rule. Added to, never edited: it is what is left.
create table raw.disposals (
    disposal_id integer not null,  -- one run of the command
    load_id integer not null,
    board varchar not null,
    source varchar not null,
    file_name varchar not null,
    kind varchar,  -- null for a load that had been given up: its rows were gone already
    period integer,
    row_count integer not null,
    reason varchar not null,  -- replaced, undone, discarded or cases
    rule varchar not null,  -- the rule as it stood, in words, with the decision behind it
    author varchar not null,
    disposed_at timestamp not null
);
