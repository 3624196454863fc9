-- Forecasts: what is computed kept for pages, and what was computed at the time kept for good.
-- That a board's figures of a period changed, in the order that they did. Added to by every
-- refresh.
create table marts.period_changes (
    board varchar not null,
    period integer not null,
    change integer not null
);

-- Kept for pages: marts.period_forecasts of a board's closed months.
create table marts.kept_forecasts (
    board varchar not null,
    period integer not null,  -- the last closed month that the forecast rests on
    grain varchar not null,  -- smallest, unit, department, department_group, account_group or board
    department varchar,
    department_name varchar,
    unit varchar,
    unit_name varchar,
    account_group varchar,
    section varchar not null,
    actual_ytd decimal(18, 2),
    forecast decimal(18, 2),
    low decimal(18, 2),
    high decimal(18, 2),
    at_level decimal(18, 2),
    with_trend decimal(18, 2),
    as_last_year decimal(18, 2),
    last_years_rest decimal(18, 2),
    by_usual_share decimal(18, 2),
    budgets_rest decimal(18, 2),
    budget_year decimal(18, 2),
    whole_years integer,
    mean_error double,
    latest_is_unusual boolean,
    forecast_with_normal_month decimal(18, 2)
);

-- What a period's kept forecasts were computed of: they hold while it is the same.
create table marts.forecast_marks (
    board varchar not null,
    period integer not null,
    mark varchar not null
);

-- The forecasts of the latest month as they were computed at the time. Added to, never edited.
create table raw.computed_forecasts (
    board varchar not null,
    period integer not null,
    department varchar,  -- null for the whole board
    department_name varchar,
    unit varchar,  -- null for the whole department
    unit_name varchar,
    forecast decimal(18, 2) not null,
    low decimal(18, 2),
    high decimal(18, 2),
    computed_at timestamp not null
);
