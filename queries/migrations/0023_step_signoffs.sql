-- The steps of a period (A3): what is signed in them, and who has signed it, or taken that back.
-- The activities are kept as text, which marts.step_activities reads: as a structure each part of
-- it would be a column, and opening a store holds the columns of its boards in memory.
alter table raw.boards add column period_steps varchar;

-- That someone has signed an activity of a month, or taken it back. Added to, never edited.
create table raw.step_signoffs (
    board varchar not null,
    period integer not null,
    activity varchar not null,
    department varchar,  -- empty for the board as a whole
    event varchar not null,  -- signed or taken_back
    sign_off varchar not null,  -- quality_assured or approved
    open_findings integer not null,  -- how much its checks had left when it was signed
    findings varchar,  -- and what that was, in words
    reason varchar,
    author varchar not null,
    happened_at timestamp not null
);
