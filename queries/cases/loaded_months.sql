-- One row per month of a board that has counts of people, latest first.
-- Rests on: cases
-- Right: figures
-- Parameters: $board
select period from visible.case_counts where board = $board group by all order by period desc
