-- One row per load, latest first, with its state in words the page can use.
-- Right: figures or load
-- Parameters: $board
with

    live as (

        select load_id, kind, count(*) as live_periods
        from visible.live_coverage
        where board = $board
        group by all

    ),

    covered as (

        select
            coverage.load_id,
            coverage.kind,
            min(coverage.period) as first_period,
            max(coverage.period) as last_period,
            count(*) as periods,
            sum(coverage.row_count)::bigint as row_count,
            sum(coverage.amount)::decimal(18, 2) as amount,
            coalesce(any_value(live.live_periods), 0) as live_periods
        from visible.coverage
        left join live using (load_id, kind)
        where coverage.board = $board
        group by all

    )

select
    loads.load_id,
    covered.kind,
    loads.source,
    loads.profile,
    loads.file_name,
    loads.file_sha256,
    loads.author,
    loads.created_at,
    load_states.last_author,
    load_states.last_happened_at,
    covered.first_period,
    covered.last_period,
    covered.periods,
    covered.live_periods,
    covered.row_count,
    covered.amount,
    case
        when load_states.last_event <> 'committed'
        then load_states.last_event
        when covered.live_periods = covered.periods
        then 'live'
        when covered.live_periods = 0
        then 'replaced'
        else 'partly_replaced'
    end as state
from visible.loads
inner join visible.load_states using (load_id, board)
left join covered using (load_id)
where loads.board = $board
order by loads.load_id desc, covered.kind
