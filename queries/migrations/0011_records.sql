-- Placements in numbers: days of care, what they cost, and the budget for both (E8). Costs stand as
-- in their file.
create table raw.volumes (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    sign varchar not null,  -- ledger: costs above zero; reversed: below
    period integer not null,  -- 202310, or 202300 for the whole of 2023
    cost_centre varchar,  -- or unit or department; empty for the whole board
    care_form varchar not null,
    provider varchar not null,  -- own or external
    is_forecast varchar not null,  -- actual, or forecast where the sender had not the whole year
    days decimal(18, 2),
    net_cost decimal(18, 2),
    budget_days decimal(18, 2),
    budget_cost decimal(18, 2)
);

-- Income support paid out in a month, its budget, and the households it went to (E9).
create table raw.income_support (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    sign varchar not null,
    period integer not null,
    cost_centre varchar,
    households integer,
    children integer,
    cost decimal(18, 2),
    budget decimal(18, 2)
);

-- What a board invests in a year, by project (E11).
create table raw.investments (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    sign varchar not null,
    period integer not null,  -- 202300: the year 2023
    project varchar not null,
    investment_kind varchar not null,  -- new or again
    cost_centre varchar,
    budget decimal(18, 2),
    actual decimal(18, 2),
    forecast decimal(18, 2)
);

-- Government grants and reclaims of a year: an amount or a range (E11).
create table raw.grants (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the year 2023
    grant_kind varchar not null,  -- grant or reclaim
    name varchar not null,
    expected_low decimal(18, 2) not null,
    expected_high decimal(18, 2) not null,  -- the same as the low end where it is one amount
    expected_text varchar not null,  -- as it was written
    in_budget varchar not null,  -- yes or no
    is_targeted varchar,  -- targeted or general
    goal varchar
);
