-- One row per action and month in an export: what it gave. Above zero is better.
select load_id, board, sheet, row_number, period, action, realised from raw.action_effects
