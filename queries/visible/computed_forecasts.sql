-- One row per forecast that the viewer sees, as it was computed at the time.
select board, period, department, department_name, unit, unit_name, forecast, low, high, computed_at
from raw.computed_forecasts
where
    visible.may('figures')
    and (
        visible.sees_whole_board(board)
        or (
            visible.sees(board)
            and coalesce(
                list_contains(struct_extract(visible.viewer(), 'departments'), department), false
            )
        )
    )
