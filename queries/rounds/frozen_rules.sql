-- One row: the rules that held when a round was frozen, as JSON: every key of the board's file and
-- of the reference, and its value as text.
-- Right: figures
-- Parameters: $board, $round_id
select rules from visible.frozen_rounds where board = $board and round_id = $round_id
