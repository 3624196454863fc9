-- Must be empty: one row per board and period whose kept counts of people are not what the rows
-- say.
-- Right: operate
select board, period from marts.changed_case_counts
