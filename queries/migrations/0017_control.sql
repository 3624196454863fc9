-- The year's internal control (K2, K3, K5), and what people record of it in the page.
alter table raw.boards add column control struct(grace_days integer, last_year_months integer);

-- The controls that a board has decided for a year, and when they are made.
create table raw.control_plan (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the year 2023
    control_area varchar not null,
    number varchar,
    control varchar not null,
    control_goal varchar,  -- or risk
    activity varchar,
    responsible varchar,
    cost_centre varchar,  -- or unit or department; empty for the whole board
    method varchar,  -- sample or full; empty: the plan does not say
    volume_number integer,
    volume_share decimal(9, 4),  -- 1 is the whole
    volume_text varchar,
    occasions_frequency varchar not null,  -- monthly, months, yearly, before_meetings
    occasions_months integer[] not null,  -- 1 to 12; none when they are not known
    occasions_text varchar not null,
    reported_to varchar,
    reported_when varchar
);

-- What a control came to on an occasion.
create table raw.control_results (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- the month that the control is of
    control varchar not null,  -- its name or number in the plan of the year
    done_on date,
    result varchar not null,  -- none, minor, serious, not_done
    examined integer,
    comment varchar,
    attachment varchar,
    responsible varchar
);

-- Results that people record in the page. Added to, never edited: the latest counts.
create table raw.control_result_edits (
    board varchar not null,
    period integer not null,
    control varchar not null,
    event varchar not null,  -- recorded, or withdrawn: what files say counts again
    done_on date,
    result varchar,
    examined integer,
    comment varchar,
    attachment varchar,
    author varchar not null,
    edited_at timestamp not null
);

-- Remarks that are carried to next year's plan (K5). Added to, never edited: the latest counts.
create table raw.control_carries (
    board varchar not null,
    period integer not null,  -- the month that the remark is of
    control varchar not null,
    event varchar not null,  -- carried or withdrawn
    reason varchar,
    author varchar not null,
    decided_at timestamp not null
);
