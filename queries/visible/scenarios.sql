-- One row per scenario of a board, for those who enter forecasts and see the whole board.
select scenario_id, board, year_start, name, author, saved_at
from marts.live_scenarios
where visible.may('forecast') and visible.sees_whole_board(board)
