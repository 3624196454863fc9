-- One row per board and period whose kept counts of people are not what they are now, or were kept
-- for another limit.
-- Right: the program
select board, period
from marts.changed_case_counts
union
select kept_case_counts.board, kept_case_counts.period
from marts.kept_case_counts
inner join raw.boards using (board)
where kept_case_counts.small_number <> boards.small_number
order by board, period
