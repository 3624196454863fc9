-- One row per case in an export, with the last day of the month that the export is a state of.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    last_day(make_date(divide(period, 100), period % 100, 1)) as as_of,
    person,
    cost_centre,
    case_type,
    started_on,
    ended_on,
    decided_on
from raw.cases
