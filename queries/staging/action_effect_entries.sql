-- One row per time someone has entered in the page what an action gave in a month; null takes it
-- back.
select board, period, action, realised, author, entered_at from raw.action_effect_entries
