-- Proposals for a budget year and how they are judged (A4), and the board's model for ranking them.
-- The model is kept as text, which marts.priority_limits reads: as a structure each part of it
-- would be a column, and opening a store holds the columns of its boards in memory.
alter table raw.boards add column priorities varchar;

-- What is proposed for the budget of a year.
create table raw.proposals (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202400: the budget of 2024
    problem varchar not null,
    target_group varchar,
    proposal varchar not null,
    cost decimal(18, 2) not null,  -- SEK a year, above zero: the size of a wish, not a cost that is booked
    severity varchar not null,  -- very_large, large, moderate, small
    benefit varchar not null,  -- very_large, large, moderate, small, none
    cost_effectiveness varchar not null,  -- very_high, high, moderate, low
    perspective varchar,  -- individual, society, organisation
    cost_centre varchar,  -- or unit or department; empty for the whole board
    proposed_by varchar
);
