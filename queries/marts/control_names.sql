-- One row per name or number (`said`) by which a control of a year's plan may be called, with its
-- name. A number that is another control's name is not read as a number.
select board, period, control as said, control
from marts.live_control_plan
union all
select board, period, number as said, any_value(control) as control
from marts.live_control_plan
where
    number is not null
    and (board, period, number)
    not in (select (board, period, control) from marts.live_control_plan)
group by board, period, number
