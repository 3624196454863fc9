-- One row per value of an indicator that counts among those that files hold. Where several senders
-- say it, the latest load does; to look for that costs, so months of one sender are passed by.
with

    senders as (

        select board, period, count(*) > 1 as are_several
        from marts.live_coverage
        where kind = 'indicator_values'
        group by all

    ),

    latest as (

        select
            indicator_values.board,
            indicator_values.period,
            indicator_values.indicator,
            indicator_values.cost_centre,
            indicator_values.is_planned,
            arg_max(indicator_values.load_id, live_coverage.committed_as) as load_id
        from staging.indicator_values
        inner join
            marts.live_coverage
            on indicator_values.load_id = live_coverage.load_id
            and indicator_values.period = live_coverage.period
            and live_coverage.kind = 'indicator_values'
        inner join
            senders
            on indicator_values.board = senders.board
            and indicator_values.period = senders.period
            and senders.are_several
        group by all

    )

select
    indicator_values.board,
    indicator_values.period,
    indicator_values.indicator,
    indicator_values.cost_centre,
    indicator_values.is_planned,
    indicator_values.value,
    indicator_values.actions,
    indicator_values.comment
from staging.indicator_values
inner join
    marts.live_coverage
    on indicator_values.load_id = live_coverage.load_id
    and indicator_values.period = live_coverage.period
    and live_coverage.kind = 'indicator_values'
left join
    latest
    on indicator_values.board = latest.board
    and indicator_values.period = latest.period
    and indicator_values.indicator = latest.indicator
    and indicator_values.cost_centre is not distinct from latest.cost_centre
    and indicator_values.is_planned = latest.is_planned
where coalesce(latest.load_id, indicator_values.load_id) = indicator_values.load_id
