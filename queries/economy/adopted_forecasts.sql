-- One row per load with an adopted forecast of the year, latest month first: what it says of the
-- whole board, who loaded or entered it, and whether it counts. None is ever overwritten: one that
-- a later has taken the place of stands with its amount. `amount` is for those who see the whole
-- board.
-- Right: figures
-- Parameters: $board, $year_start, $year_end
with

    reasons as (

        select load_id, string_agg(distinct reason, '; ' order by reason) as reason
        from visible.forecast_reasons
        where board = $board and period between $year_start and $year_end
        group by all

    )

select
    coverage.period,
    coverage.load_id,
    coverage.source,
    loads.file_name,
    loads.author,
    load_states.committed_at,
    case
        when live_coverage.load_id is not null
        then 'live'
        when load_states.last_event = 'committed'
        then 'replaced'
        else load_states.last_event
    end as state,
    (- coverage.amount)::decimal(18, 2) as amount,
    reasons.reason
from visible.coverage
inner join visible.loads using (load_id)
inner join visible.load_states using (load_id)
left join
    visible.live_coverage
    on coverage.load_id = live_coverage.load_id
    and coverage.kind = live_coverage.kind
    and coverage.period = live_coverage.period
left join reasons on coverage.load_id = reasons.load_id
where
    coverage.board = $board
    and coverage.kind = 'adopted_forecast'
    and coverage.period between $year_start and $year_end
    and load_states.committed_at is not null
order by coverage.period desc, load_states.committed_at desc, coverage.load_id desc
