-- Must be empty: one row per live ledger period where the cube and the file's own sum differ.
-- The file's sum was taken when it was read, with the sign it came with.
-- Right: operate
with

    files_summed as (

        select coverage.board, coverage.period, - sum(coverage.amount) as amount
        from raw.coverage
        inner join marts.live_coverage using (board, source, kind, period, load_id)
        where coverage.kind = 'ledger'
        group by all

    ),

    cube_summed as (

        select board, period, sum(amount) as amount
        from marts.cube
        where value_type = 'actual'
        group by all

    )

select
    files_summed.board,
    files_summed.period,
    files_summed.amount as files_amount,
    cube_summed.amount as cube_amount
from files_summed
left join cube_summed using (board, period)
where files_summed.amount <> coalesce(cube_summed.amount, 0)
