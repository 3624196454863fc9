-- Must be empty: one row per board, fiscal year and code string with other weights than the chosen
-- profiles say.
-- Right: operate
select board, year_start, cost_centre, account from marts.changed_budget_weights
