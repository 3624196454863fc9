-- Must be empty: one row per board and period where budget positions are not the cube's sums.
-- Right: operate
select board, period, cube_amount, positions_amount from marts.changed_budget_positions
