-- Kept for pages: where each code stands, as the views of the same names say. Without it a page
-- would work it out from every load's events each time it asks for a figure.
create table marts.kept_organisation_paths (
    board varchar not null,
    code varchar not null,
    name varchar not null,
    level varchar not null,
    department varchar,
    department_name varchar,
    unit varchar,
    unit_name varchar,
    valid_from date not null,
    valid_to date not null,
    first_month integer not null,
    last_month integer not null
);

create table marts.kept_account_paths (
    board varchar not null,
    account varchar not null,
    name varchar,
    account_group varchar,
    section varchar,
    position integer,
    in_plan boolean not null,
    valid_from date,
    valid_to date,
    holds_from date not null,
    holds_to date not null,
    first_month integer not null,
    last_month integer not null
);
