-- One row per board and period whose budget positions are not what the cube says, as in a store
-- that had figures before they were kept.
-- Right: load or budget
select board, period from marts.changed_budget_positions order by board, period
