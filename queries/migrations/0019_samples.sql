-- Samples drawn for control (K4): of what and how, so that the same can be drawn and shown again.
-- Added to, never edited.
create table raw.samples (
    sample_id integer not null,
    board varchar not null,
    purpose varchar,  -- what is examined, in the words of whoever drew it
    drawn_from varchar not null,  -- vouchers; or list: a file, of which no row is stored
    file_name varchar,  -- of a list
    amount_header varchar,  -- of a list: the column that its amounts were read from
    first_period integer,  -- of vouchers, as are those below: what was asked for; null is all
    last_period integer,
    account_group varchar,
    department varchar,
    cost_centre varchar,
    search varchar,
    at_least decimal(18, 2),
    departments varchar[],  -- those whose rows the author sees; null is the whole board
    method varchar not null,  -- random, stratified or monetary
    asked_percent decimal(7, 4),  -- of the population's rows, when a share was asked for
    asked_rows integer not null,  -- how many, a share rounded up
    strata integer,  -- how many were asked for
    seed varchar not null,
    population_rows bigint not null,
    population_sum decimal(18, 2) not null,
    population_absolute decimal(18, 2) not null,  -- the sum without signs
    fingerprint varchar not null,  -- SHA-256 of the rows' keys in order
    load_ids integer[],  -- whose rows were drawn from
    drawn_rows integer not null,
    author varchar not null,
    drawn_at timestamp not null
);

-- Which rows a sample has. Their texts are where they were read from, and are not copied.
create table raw.sampled_rows (
    sample_id integer not null,
    ordinal integer not null,
    load_id integer,  -- null of a list
    sheet varchar,
    row_number integer not null,
    column_name varchar,
    period integer,
    amount decimal(18, 2),  -- as a board reads it; null of a list without amounts
    stratum integer,  -- the highest has the largest amounts
    hits integer  -- how many times monetary-unit sampling met it
);
