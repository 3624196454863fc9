-- Who has been told of a variance that a level cannot close itself, and what they decided (E7).
-- The board's thresholds are kept as text, which marts.escalation_limits reads.
alter table raw.boards add column escalation varchar;

-- That a level has been informed, as someone has entered it in the page, or taken it back. Added
-- to, never edited.
create table raw.escalations (
    board varchar not null,
    period integer not null,  -- the month that the variance was seen in
    part_level varchar not null,  -- unit, department or board: the board's total
    part varchar,  -- its code; empty for the board's total
    informed_level varchar not null,  -- department, administration, board, executive_board
    event varchar not null,  -- said or taken_back
    variance decimal(18, 2),  -- what it was when it was entered, below zero
    informed_by varchar not null,  -- a function
    informed_on date not null,
    decision varchar,
    decided_on date,
    author varchar not null,
    entered_at timestamp not null
);
