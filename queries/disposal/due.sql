-- One row per load that a board's rule lets go of, oldest first, with when it ceased to count.
-- Loads go that count nowhere and have not since $ceased_before; and loads of nothing but cases, of
-- which every month is before $cases_before. What a trial holds is someone's work in progress.
-- Right: operate
-- Parameters: $board, $ceased_before, $cases_before
with

    live_since as (

        select
            live_coverage.board,
            live_coverage.kind,
            live_coverage.source,
            live_coverage.period,
            live_coverage.load_id,
            load_states.last_happened_at
        from marts.live_coverage
        inner join marts.load_states using (load_id)
        where live_coverage.board = $board

    ),

    covered as (

        select
            coverage.load_id,
            string_agg(distinct coverage.kind, ' ' order by coverage.kind) as kinds,
            min(coverage.period) as first_period,
            max(coverage.period) as last_period,
            sum(coverage.row_count)::bigint as row_count,
            bool_and(coverage.kind = 'cases') as only_cases,
            count(*) filter (where live_since.load_id = coverage.load_id) as live_periods,
            max(live_since.last_happened_at) as replaced_at
        from raw.coverage
        left join live_since using (board, kind, source, period)
        where coverage.board = $board
        group by all

    ),

    judged as (

        select
            loads.load_id,
            loads.file_name,
            covered.kinds,
            covered.first_period,
            covered.last_period,
            coalesce(covered.row_count, 0) as row_count,
            case
                when load_states.last_event = 'committed'
                then greatest(load_states.last_happened_at, covered.replaced_at)
                else load_states.last_happened_at
            end as ceased_at,
            case
                when load_states.last_event in ('undone', 'discarded')
                then load_states.last_event
                when load_states.last_event = 'committed' and covered.live_periods = 0
                then 'replaced'
            end as ceased_as,
            load_states.last_event in ('committed', 'undone')
            and covered.only_cases
            and covered.last_period < $cases_before as has_old_cases
        from raw.loads
        inner join marts.load_states using (load_id)
        left join covered using (load_id)
        where loads.board = $board

    )

select
    load_id,
    file_name,
    kinds,
    first_period,
    last_period,
    row_count,
    ceased_at,
    coalesce(ceased_as, 'cases') as reason
from judged
where has_old_cases or (ceased_as is not null and ceased_at < $ceased_before)
order by load_id
