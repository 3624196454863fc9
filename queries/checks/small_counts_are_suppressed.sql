-- Must be empty: one row per count of people below the board's limit that is not suppressed (N11).
-- Right: operate
select board, period, level, department, unit, case_type
from marts.kept_case_counts
inner join raw.boards using (board)
where
    kept_case_counts.people > 0
    and kept_case_counts.people < boards.small_number
    and not kept_case_counts.suppressed
