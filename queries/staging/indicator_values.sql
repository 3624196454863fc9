-- One row per value of an indicator in a month in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    indicator,
    cost_centre,
    is_planned = 'planned' as is_planned,
    value,
    actions,
    comment
from raw.indicator_values
