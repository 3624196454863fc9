-- One row per board that the viewer sees, kind, source and period: the load whose rows count.
select board, kind, source, period, load_id from marts.live_coverage where visible.sees(board)
