-- Goals, indicators and assignments (M1, U1), and what people say of them in pages.
alter table raw.boards add column goals struct(
    watch_share decimal(9, 4),
    unchanged_share decimal(9, 4),
    zero_band decimal(18, 4),
    green_share decimal(9, 4),
    asks_for_actions boolean,
    trend_months integer,
    trend_least integer,
    trend_z decimal(9, 4)
);

-- What a board has set out to reach, a row for each indicator and year.
create table raw.goal_plan (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the year 2023
    area varchar,
    council_goal varchar not null,
    council_goal_name varchar,
    board_goal varchar,  -- empty: followed at office level
    board_goal_name varchar,
    threshold decimal(9, 4),  -- the share of its indicators that must be green, 1 being all
    indicator varchar not null,
    weight decimal(18, 2),
    measure varchar not null,
    reported varchar not null,
    direction varchar not null,
    measured_in varchar,
    frequency varchar not null,
    path varchar not null,
    tolerance decimal(9, 4),
    baseline_kind varchar,
    baseline_low decimal(18, 4),
    baseline_high decimal(18, 4),
    baseline_unit varchar,
    baseline_basis varchar,
    baseline_text varchar,
    target_kind varchar,
    target_low decimal(18, 4),
    target_high decimal(18, 4),
    target_unit varchar,
    target_basis varchar,
    target_text varchar,
    source_of_values varchar,
    responsible varchar,
    cost_centre varchar,
    computed_as varchar,
    kpi varchar
);

-- What an indicator has come to in a month, or was planned to come to.
create table raw.indicator_values (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,
    indicator varchar not null,
    cost_centre varchar,  -- or unit or department; empty for the whole board
    is_planned varchar not null,  -- actual or planned
    value decimal(18, 4) not null,
    actions varchar,  -- begun, planned or none
    comment varchar
);

-- Assignments and focus areas, and how they stood at a follow-up.
create table raw.assignments (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,
    number varchar,
    assignment varchar not null,
    assignment_kind varchar not null,
    council_goal varchar,
    board_goals varchar,
    description varchar,
    responsible varchar,
    cost_centre varchar,
    report_when varchar,
    due integer,
    to_executive_board varchar not null,
    status varchar,  -- not_begun, begun, done, delayed, stopped; empty when it was not followed up
    comment varchar
);

-- Key figures of municipalities, as Kolada had them on a day (N19).
create table raw.neighbours (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the year 2023
    kpi varchar not null,
    kpi_name varchar,
    municipality varchar not null,
    gender varchar not null,
    value decimal(18, 4) not null,
    retrieved_on date not null
);

-- Values that people enter or correct in the page. Added to, never edited: the latest counts.
create table raw.indicator_edits (
    board varchar not null,
    period integer not null,
    indicator varchar not null,
    cost_centre varchar,
    event varchar not null,  -- entered, or withdrawn: what files say counts again
    value decimal(18, 4),
    actions varchar,
    comment varchar,
    author varchar not null,
    edited_at timestamp not null
);

-- Statuses that people set by hand, of one month only (M6). Added to, never edited.
create table raw.manual_statuses (
    board varchar not null,
    period integer not null,
    about varchar not null,  -- indicator, board_goal or council_goal
    key varchar not null,  -- which of them
    event varchar not null,  -- set or withdrawn
    status varchar,
    reason varchar,
    computed varchar,  -- the status that was computed when it was set
    author varchar not null,
    set_at timestamp not null
);

-- How assignments are said to stand in the page. Added to, never edited.
create table raw.assignment_edits (
    board varchar not null,
    period integer not null,
    number varchar,
    assignment varchar not null,
    status varchar not null,
    comment varchar,
    author varchar not null,
    edited_at timestamp not null
);
