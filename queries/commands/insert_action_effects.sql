-- Stores what an export says that actions have given.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.action_effects by name
select
    $load_id::integer as load_id, $board as board, sheet, row_number, period, action, realised
from incoming_action_effects
