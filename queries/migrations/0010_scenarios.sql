-- What if: assumptions about the rest of a year, beside the forecast and never in the figures.
-- Saving is a row, and so is deleting. Never edited.
create table raw.scenarios (
    scenario_id integer not null,
    board varchar not null,
    year_start integer not null,  -- the fiscal year, by its first month
    name varchar not null,
    event varchar not null,  -- saved or deleted
    author varchar not null,
    happened_at timestamp not null
);

create table raw.scenario_assumptions (
    scenario_id integer not null,
    position integer not null,  -- they are counted in order
    kind varchar not null,  -- volume, price, index, action or vacancy
    department varchar,  -- the part; null is all of them
    unit varchar,
    account_group varchar,
    from_period integer not null,  -- the first month that it is for
    percent decimal(9, 4),  -- of volume, price, index, or of what is vacant
    positions decimal(9, 2),  -- how many that are vacant
    sek_per_month decimal(18, 2)  -- what an action gives, or a vacant position costs
);
