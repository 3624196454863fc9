-- One row per value type and period: the sum of a board, for those who see the whole of it.
select board, value_type, period, sum(amount) as amount
from marts.positions
where visible.may('figures') and visible.sees_whole_board(board) and period % 100 > 0
group by board, value_type, period
