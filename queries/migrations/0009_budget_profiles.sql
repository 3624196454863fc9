-- How controllers have decided that yearly budgets are spread over the months. A choice counts
-- until a later one for the same board, year and part; taking it back is a row too. Never edited.
create table raw.budget_profiles (
    choice_id integer not null,
    board varchar not null,
    year_start integer not null,  -- the fiscal year, by its first month
    department varchar,  -- the part; null is all of them
    unit varchar,
    account_group varchar,
    event varchar not null,  -- chosen or withdrawn
    profile varchar,  -- twelfths, seasonal, working_days or own; null when withdrawn
    reason varchar not null,
    author varchar not null,
    decided_at timestamp not null
);

-- The twelve weights of a choice as they were when it was made, so that a budget does not change
-- because an old ledger is loaded again.
create table raw.budget_weights (
    choice_id integer not null,
    department varchar,  -- what they are for; null is all that no other row of the choice is for
    unit varchar,
    account_group varchar,
    basis varchar not null,  -- given, unit, department or twelfths: whose pattern it is
    shortcoming varchar,  -- why it is not the unit's own: no_whole_year or changing_sign
    first_year integer,  -- the first month of the first and last whole year that it rests on
    last_year integer,
    weights decimal(18, 2)[] not null  -- of the first month of the fiscal year to its last
);

-- Kept for phasing: what marts.budget_weights says of each code string with a yearly budget.
create table marts.kept_budget_weights (
    board varchar not null,
    year_start integer not null,
    cost_centre varchar,
    account varchar,
    choice_id integer not null,
    basis varchar not null,
    shortcoming varchar,
    up_to hugeint[] not null  -- hundredths of the weights summed from the first month on, from 0
);

-- Kept for pages: what a budget is the sum of, by the load and decision that gave it. The cube has
-- neither.
create table marts.budget_positions (
    board varchar not null,
    period integer not null,
    load_id integer not null,
    basis varchar not null,  -- month, accumulated or year
    cost_centre varchar,
    account varchar,
    version varchar,
    decided_on date,
    amount decimal(18, 2) not null
);
