-- Actions against variances (Å1), how people enter them in the page, and what they have given (N9).
create table raw.actions (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the plan of 2023
    action varchar not null,
    cause varchar,
    responsible varchar,
    cost_centre varchar,  -- or unit or department; empty for the whole board
    effect_per_month decimal(18, 2) not null,  -- above zero: the result is that much better
    from_month integer not null,
    to_month integer,
    status varchar not null,  -- proposed, decided, ongoing, done, stopped
    decided_by varchar,
    decided_on date,
    answers varchar,  -- the code whose variance it answers; empty for the board's
    answers_month integer
);

-- An action as someone has entered it in the page, or taken it back. Added to, never edited.
create table raw.action_entries (
    board varchar not null,
    period integer not null,
    action varchar not null,
    event varchar not null,  -- said or taken_back
    cause varchar,
    responsible varchar,
    cost_centre varchar,
    effect_per_month decimal(18, 2) not null,
    from_month integer not null,
    to_month integer,
    status varchar not null,
    decided_by varchar,
    decided_on date,
    answers varchar,
    answers_month integer,
    author varchar not null,
    entered_at timestamp not null
);

-- What an action gave in a month.
create table raw.action_effects (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,
    action varchar not null,
    realised decimal(18, 2) not null
);

-- The same, entered in the page. Added to, never edited.
create table raw.action_effect_entries (
    board varchar not null,
    period integer not null,
    action varchar not null,
    realised decimal(18, 2),  -- empty: taken back
    author varchar not null,
    entered_at timestamp not null
);
