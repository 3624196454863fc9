-- Why a variance is what it is: what of it is periodisation, and what people have said of it.
-- When something is unusual, for each board: data/reference/quality.toml says what each means.
alter table raw.boards add column limits struct(
    steady_months integer,
    steadiness decimal(9, 2),
    doubled_from decimal(9, 2),
    doubled_to decimal(9, 2),
    unusual_factor decimal(9, 2),
    least_amount decimal(18, 2),
    accrual_months integer,
    seasonal_years integer,
    seasonal_share decimal(9, 2)
);

-- Kept for pages: what marts.periodisation_findings says, since it takes a look at every month of
-- every account.
create table marts.kept_periodisation (
    board varchar not null,
    rule varchar not null,  -- missing_month, doubled_month, one_off …
    cost_centre varchar,
    account varchar,
    month integer not null,
    until integer,  -- the month in which something else makes it good
    amount decimal(18, 2) not null,
    expected decimal(18, 2) not null,
    effect decimal(18, 2) not null  -- on the accumulated variance of the year
);

-- What a board's kept periodisation was found in: it holds while that is the same.
create table marts.periodisation_marks (
    board varchar not null,
    change integer not null,
    basis varchar not null
);

-- What people say is the cause of a variance. Added to, never edited: the latest counts.
create table raw.explanations (
    board varchar not null,
    period integer not null,
    department varchar,  -- the part that it is about; the whole board where nothing is given
    unit varchar,
    cost_centre varchar,
    account_group varchar,
    account varchar,
    event varchar not null,  -- explained or withdrawn
    cause varchar,  -- of the board's own list
    words varchar,
    variance decimal(18, 2) not null,  -- the accumulated variance that was explained
    author varchar not null,
    explained_at timestamp not null
);
