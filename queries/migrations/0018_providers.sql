-- Providers of a board and how they are followed up (L1-L3), and the limits that it goes by.
-- The limits are kept as text, which marts.provider_limits reads: as a structure each of them
-- would be a column, and opening a store holds the columns of its boards in memory.
alter table raw.boards add column providers varchar;

-- Who carries out what the board answers for, as the list of a year has it.
create table raw.providers (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202600: the year 2026
    provider_name varchar not null,
    provider_kind varchar not null,  -- in_house, private, non_profit
    operation varchar not null,
    agreement varchar,
    contract_from date,
    contract_to date,
    yearly_value decimal(18, 2),  -- SEK, above zero: the size of an agreement, not a cost that is booked
    clients integer,
    likelihood integer not null,  -- 1 to 4
    consequence integer not null,  -- 1 to 4
    cost_centre varchar  -- or unit or department; empty for the whole board
);

-- Their follow-ups, planned and done, as the plan of a year has them.
create table raw.provider_followups (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    period integer not null,  -- 202600: the plan of 2026
    provider_name varchar not null,
    followup_kind varchar not null,  -- planned, event_driven, focus, unannounced, sample
    followup_level varchar not null,  -- provider, framework, individual
    planned_month integer,
    done_on date,
    followup_result varchar,  -- no_remark, minor, serious
    finding varchar,
    demand varchar,
    recheck_on date,
    recheck_done_on date,
    reported_month integer,
    reference varchar
);
