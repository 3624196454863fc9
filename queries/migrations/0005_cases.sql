-- Cases of case systems, and how many people have one, kept for pages. Who a case is about never
-- reaches the store: nothing but a keyed pseudonym can stand there (I6).
create table raw.cases (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202310: the month at whose end the export is the state
    person varchar not null check (regexp_full_match(person, 'p-[a-z2-7]{20}')),  -- a pseudonym
    cost_centre varchar,  -- or unit or department
    case_type varchar not null,
    started_on date not null,
    ended_on date,  -- the last day; null while it goes on
    decided_on date
);

-- From how many people a count may be shown (N11).
alter table raw.boards add column small_number integer;

-- Kept for pages: marts.case_counts, and which counts must not be shown.
create table marts.kept_case_counts (
    board varchar not null,
    period integer not null,
    level varchar not null,  -- board, department or unit
    department varchar,
    unit varchar,
    name varchar,
    case_type varchar,  -- null for all types
    people integer not null,
    suppressed boolean not null,
    small_number integer not null  -- the limit that was held to
);
