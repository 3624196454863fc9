-- One row per kind, source and pair of loads where another load counts now than when a round was
-- frozen: the load that counted then, the one that does now, the months that it is about, and what
-- each holds of them. No load then: new periods; none now: undone, with nothing in its place. Sums
-- are SEK, debit positive, as in the files. `changed_by` and `changed_at` are of what last happened
-- to either of the two.
-- Right: figures
-- Parameters: $board, $round_id
with

    counted_then as (

        select kind, source, period, load_id, file_name, file_sha256, row_count, amount
        from visible.frozen_coverage
        where board = $board and round_id = $round_id

    ),

    counts_now as (

        select
            live_coverage.kind,
            live_coverage.source,
            live_coverage.period,
            live_coverage.load_id,
            loads.file_name,
            loads.file_sha256,
            coverage.row_count,
            coverage.amount
        from visible.live_coverage
        inner join visible.coverage using (load_id, board, kind, source, period)
        inner join visible.loads using (load_id)
        where
            live_coverage.board = $board
            and exists (
                select 1 from visible.frozen_rounds where board = $board and round_id = $round_id
            )

    ),

    changed as (

        select
            kind,
            source,
            period,
            counted_then.load_id as load_then,
            counted_then.file_name as file_then,
            counted_then.file_sha256 as sha256_then,
            counted_then.row_count as rows_then,
            counted_then.amount as amount_then,
            counts_now.load_id as load_now,
            counts_now.file_name as file_now,
            counts_now.file_sha256 as sha256_now,
            counts_now.row_count as rows_now,
            counts_now.amount as amount_now
        from counted_then
        full join counts_now using (kind, source, period)
        where counted_then.load_id is distinct from counts_now.load_id

    ),

    pairs as (

        select
            kind,
            source,
            min(period) as first_period,
            max(period) as last_period,
            load_then,
            file_then,
            sha256_then,
            sum(rows_then)::bigint as rows_then,
            sum(amount_then)::decimal(18, 2) as amount_then,
            load_now,
            file_now,
            sha256_now,
            sum(rows_now)::bigint as rows_now,
            sum(amount_now)::decimal(18, 2) as amount_now
        from changed
        group by all

    )

select
    pairs.kind,
    pairs.source,
    pairs.first_period,
    pairs.last_period,
    pairs.load_then,
    pairs.file_then,
    pairs.sha256_then,
    pairs.rows_then,
    pairs.amount_then,
    pairs.load_now,
    pairs.file_now,
    pairs.sha256_now,
    pairs.rows_now,
    pairs.amount_now,
    (coalesce(pairs.amount_now, 0) - coalesce(pairs.amount_then, 0))::decimal(
        18, 2
    ) as amount_change,
    if(
        was.last_happened_at > coalesce(is_now.last_happened_at, timestamp '0001-01-01'),
        was.last_author,
        is_now.last_author
    ) as changed_by,
    greatest(was.last_happened_at, is_now.last_happened_at) as changed_at
from pairs
left join visible.load_states as was on pairs.load_then = was.load_id
left join visible.load_states as is_now on pairs.load_now = is_now.load_id
order by changed_at desc, pairs.kind, pairs.source, pairs.first_period, pairs.load_then
