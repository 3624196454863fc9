-- One row per value of an indicator that counts: what files hold, and what is entered instead.
select
    live_indicator_values.board,
    live_indicator_values.period,
    live_indicator_values.indicator,
    live_indicator_values.cost_centre,
    live_indicator_values.is_planned,
    live_indicator_values.value,
    live_indicator_values.actions,
    live_indicator_values.comment,
    null::varchar as entered_by
from marts.live_indicator_values
anti join
    marts.live_indicator_edits
    on live_indicator_values.board = live_indicator_edits.board
    and live_indicator_values.period = live_indicator_edits.period
    and live_indicator_values.indicator = live_indicator_edits.indicator
    and live_indicator_values.cost_centre is not distinct from live_indicator_edits.cost_centre
    and not live_indicator_values.is_planned
union all
select board, period, indicator, cost_centre, false, value, actions, comment, author
from marts.live_indicator_edits
where value is not null
