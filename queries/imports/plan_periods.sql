-- One row per kind and period that a load covers, beside the load of the same source that counts
-- now.
-- Right: load
-- Parameters: $load_id
with

    covered as (

        select board, source, kind, period, row_count, amount
        from raw.coverage
        where load_id = $load_id

    ),

    counting as (

        select
            coverage.board,
            coverage.source,
            coverage.kind,
            coverage.period,
            coverage.load_id,
            coverage.row_count,
            coverage.amount
        from raw.coverage
        inner join marts.live_coverage using (board, source, kind, period, load_id)

    )

select
    covered.kind,
    covered.period,
    covered.row_count,
    covered.amount,
    counting.load_id as previous_load_id,
    counting.row_count as previous_row_count,
    counting.amount as previous_amount
from covered
left join counting using (board, source, kind, period)
order by covered.kind, covered.period
