-- One row per load whose rows count among a board's figures of some kinds and months.
-- N1. Balances do not count where a ledger does. What accumulated amounts hold of
-- earlier periods is taken back, so such a figure rests on those loads too.
-- Right: figures
-- Parameters: $board, $kinds, $first_period, $last_period
with

    ledger_periods as (

        select period
        from visible.live_coverage
        where board = $board and kind = 'ledger'
        group by all

    ),

    -- A yearly budget's rows stand in the year's last month and count in all twelve.
    rows_of_periods as (

        select
            load_id,
            kind,
            period,
            min(period) filter (where has_rows) over (
                partition by load_id, kind
                order by period
                rows between current row and unbounded following
            ) as row_period
        from visible.coverage
        where board = $board

    ),

    in_their_period as (

        select
            live_coverage.load_id,
            live_coverage.kind,
            live_coverage.period,
            rows_of_periods.row_period
        from visible.live_coverage
        inner join rows_of_periods using (load_id, kind, period)
        anti join
            ledger_periods
            on live_coverage.period = ledger_periods.period
            and live_coverage.kind = 'balances'
        where
            live_coverage.board = $board
            and list_contains($kinds::varchar[], live_coverage.kind)
            and marts.counted_month(live_coverage.period) between $first_period and $last_period

    ),

    own_rows as (

        select in_their_period.load_id, in_their_period.kind, sum(coverage.row_count) as row_count
        from (select load_id, kind, row_period from in_their_period group by all) as in_their_period
        inner join
            visible.coverage
            on in_their_period.load_id = coverage.load_id
            and in_their_period.kind = coverage.kind
            and in_their_period.row_period = coverage.period
        group by all

    ),

    counted as (

        select
            in_their_period.load_id,
            in_their_period.kind,
            min(in_their_period.period) as first_period,
            max(in_their_period.period) as last_period,
            any_value(own_rows.row_count)::bigint as row_count
        from in_their_period
        inner join own_rows using (load_id, kind)
        group by all
        union all
        select
            taken_back_periods.load_id,
            taken_back_periods.kind,
            min(taken_back_periods.period) as first_period,
            max(taken_back_periods.period) as last_period,
            sum(taken_back_periods.row_count)::bigint as row_count
        from visible.taken_back_periods
        anti join
            ledger_periods
            on taken_back_periods.period = ledger_periods.period
            and taken_back_periods.kind = 'balances'
        anti join
            own_rows
            on taken_back_periods.load_id = own_rows.load_id
            and taken_back_periods.kind = own_rows.kind
        where
            taken_back_periods.board = $board
            and list_contains($kinds::varchar[], taken_back_periods.kind)
            and marts.counted_month(taken_back_periods.period)
            between $first_period and $last_period
        group by all

    )

select
    loads.load_id,
    counted.kind,
    loads.source,
    loads.file_name,
    loads.file_sha256,
    loads.author,
    load_states.committed_at,
    counted.first_period,
    counted.last_period,
    counted.row_count
from counted
inner join visible.loads on counted.load_id = loads.load_id
inner join visible.load_states on counted.load_id = load_states.load_id
order by counted.kind, counted.first_period, loads.load_id
