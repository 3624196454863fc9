-- The activities of a board's planning process in a year (A3): when, by whom, of what and into
-- what.
-- A row without an activity is the whole sub-process. A time is kept as it is written, and in the
-- unit that it is written in; marts.span_starts and marts.span_ends give its days.
create table raw.planning_process (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202600: the year that the activities begin in
    variant varchar not null,  -- ordinary, or election: as it goes in a year of general elections
    process_order integer,  -- the sub-process's place among the others
    sub_process varchar not null,
    process_activity varchar,  -- empty: the sub-process as a whole
    span_unit varchar,  -- week, month or day
    span_first integer,  -- 48; 11 or 202611; 20261130. Empty: it goes on since before
    span_last integer,  -- a week or month without a year that is below the first is in the next year
    span_text varchar,  -- as it is written: "v 48–5"
    responsible varchar,  -- functions, no names of people
    participants varchar,
    object_in varchar,
    object_out varchar,
    decides varchar,  -- who decides, when it is a decision
    comment varchar
);
