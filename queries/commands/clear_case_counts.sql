-- Takes away the kept counts of people in the periods that a load touches.
-- Right: load or operate
-- Parameters: $board, $periods
delete from marts.kept_case_counts where board = $board and list_contains($periods, period)
