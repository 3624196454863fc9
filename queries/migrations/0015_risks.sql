-- Risks of a board (K1), and how people assess them anew in the page.
alter table raw.boards add column risk struct(high_from integer, middle_from integer);

-- What can go wrong, as it was assessed at a time.
create table raw.risks (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the year 2023
    process_area varchar not null,
    risk varchar not null,
    likelihood integer not null,  -- 1 to 4
    consequence integer not null,  -- 1 to 4
    existing_measures varchar,
    new_measures varchar,
    responsible varchar,
    cost_centre varchar,  -- or unit or department; empty for the whole board
    handled_in varchar  -- goal_work, own_control, control_plan, accepted; empty: not decided
);

-- How risks are assessed anew in the page. Added to, never edited.
create table raw.risk_assessments (
    board varchar not null,
    period integer not null,
    process_area varchar not null,
    risk varchar not null,
    likelihood integer not null,
    consequence integer not null,
    handled_in varchar,
    comment varchar,
    author varchar not null,
    assessed_at timestamp not null
);
