-- What is on a board's calendar in a year: reports, meetings, theme days and follow-ups (A1).
create table raw.calendar (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202300: the calendar of 2023
    item varchar not null,
    item_kind varchar not null,
    about integer,  -- the month that it is about
    handled_as varchar,  -- decision or information; empty: not said
    meets_on date,  -- empty: the day is not decided
    meets_in integer,  -- the month, when the day is not decided; empty too: decided later
    ready_by date,  -- when its basis is to be ready
    responsible varchar,  -- a function, no name of a person
    to_board varchar not null,
    to_executive_board varchar not null,
    to_city_office varchar not null,
    comment varchar
);
