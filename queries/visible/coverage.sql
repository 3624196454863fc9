-- One row per load, kind and period that it covers, of a board that the viewer sees.
-- How much it holds is for those who see the whole board, and how many rows of lists about people
-- for those who may see small numbers: it tells how many people there are, or nearly.
select
    load_id,
    board,
    source,
    kind,
    period,
    row_count > 0 as has_rows,
    case
        when
            visible.sees_whole_board(board)
            and (
                kind not in ('cases', 'placements', 'case_events', 'provider_followups')
                or visible.may('small_numbers')
            )
        then row_count
    end as row_count,
    case when visible.sees_whole_board(board) then amount end as amount
from raw.coverage
where visible.sees(board)
