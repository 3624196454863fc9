-- One row per time someone has saved or deleted a scenario.
select scenario_id, board, year_start, name, event, author, happened_at from raw.scenarios
