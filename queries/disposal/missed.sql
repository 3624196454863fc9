-- One row per load that has been disposed of and would count again if another ceased to.
-- It was the one before, and its rows are gone; so the other cannot be undone to the öre.
-- Right: load
-- Parameters: $load_id
with

    own as (select board, kind, source, period from raw.coverage where load_id = $load_id),

    others as (

        select
            coverage.board,
            coverage.kind,
            coverage.source,
            coverage.period,
            coverage.load_id,
            load_states.committed_as,
            false as is_gone
        from raw.coverage
        inner join marts.load_states using (load_id)
        where load_states.last_event = 'committed' and coverage.load_id <> $load_id
        union all
        select
            disposals.board,
            disposals.kind,
            disposals.source,
            disposals.period,
            disposals.load_id,
            load_states.committed_as,
            true as is_gone
        from raw.disposals
        inner join marts.load_states using (load_id)
        where disposals.reason in ('replaced', 'cases')

    ),

    next_in_turn as (

        select
            kind,
            source,
            period,
            arg_max(load_id, committed_as) as load_id,
            arg_max(is_gone, committed_as) as is_gone
        from own
        inner join others using (board, kind, source, period)
        group by all

    )

select load_id
from next_in_turn
where is_gone
group by all
order by load_id
