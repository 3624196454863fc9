-- One row per grant or reclaim and year that counts; they are the whole board's.
select
    board,
    period,
    grant_kind,
    name,
    expected_low,
    expected_high,
    expected_text,
    in_budget = 'yes' as in_budget,
    is_targeted = 'targeted' as is_targeted,
    goal
from marts.live_grants
where visible.may('figures') and visible.sees_whole_board(board)
