-- One row per value of an indicator that counts among those that files hold. Where several senders
-- say it, the latest load does; to look for that costs, so months of one sender are passed by.
with

    senders as (

        select board, period, count(*) as sender_count
        from marts.live_coverage
        where kind = 'indicator_values'
        group by all

    ),

    counted as (

        select
            indicator_values.board,
            indicator_values.period,
            indicator_values.indicator,
            indicator_values.cost_centre,
            indicator_values.is_planned,
            indicator_values.value,
            indicator_values.actions,
            indicator_values.comment,
            live_coverage.committed_as,
            senders.sender_count
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

    )

select board, period, indicator, cost_centre, is_planned, value, actions, comment
from counted
where sender_count = 1
union all
select board, period, indicator, cost_centre, is_planned, value, actions, comment
from counted
where sender_count > 1
qualify
    row_number() over (
        partition by board, period, indicator, cost_centre, is_planned order by committed_as desc
    )
    = 1
