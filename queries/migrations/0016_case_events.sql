-- When what a law sets a time for happened in cases (N10), and the limits that each board goes by.
alter table raw.boards add column clocks struct(
    open_days integer,
    open_law varchar,
    inquiry_months integer,
    inquiry_days integer,
    inquiry_law varchar,
    carry_out_months integer,
    carry_out_law varchar,
    quarterly_law varchar,
    review_months integer,
    review_law varchar
);

-- Which case a row is about never reaches the store: nothing but a keyed pseudonym can stand
-- there (I6).
create table raw.case_events (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    person varchar not null check (regexp_full_match(person, 'p-[a-z2-7]{20}')),  -- a pseudonym
    cost_centre varchar,  -- or unit or department
    case_kind varchar not null,
    decision_kind varchar,  -- what was granted; null when nothing is to be carried out
    report_received_on date,
    inquiry_opened_on date,
    not_opened_on date,  -- when it was decided not to open an inquiry
    inquiry_finished_on date,
    decided_on date,
    carried_out_on date,
    last_considered_on date,  -- or when care outside the home began
    care_ended_on date
);
