-- One row per load, kind and later period where what its accumulated amounts hold is taken back.
-- How much it holds is for those who see the whole board.
with

    counted as (

        select load_id, board, kind, period, count(*) as row_count
        from marts.taken_back_amounts
        where visible.sees(board)
        group by all

    )

select
    load_id,
    board,
    kind,
    period,
    case when visible.sees_whole_board(board) then row_count end as row_count
from counted
