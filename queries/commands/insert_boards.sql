-- Copies in what data/boards says, so that SQL can read the boards' limits.
-- Right: the program
insert into raw.boards by name
select
    board,
    name,
    municipality,
    first_month,
    watch_share,
    alarm_share,
    small_number,
    limits,
    goals,
    risk,
    clocks,
    control,
    providers,
    priorities,
    escalation,
    period_steps
from incoming_boards
