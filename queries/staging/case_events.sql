-- One row per row of an export of the days that a law sets a time for.
select
    load_id,
    board,
    sheet,
    row_number,
    person,
    cost_centre,
    case_kind,
    decision_kind,
    report_received_on,
    inquiry_opened_on,
    not_opened_on,
    inquiry_finished_on,
    decided_on,
    carried_out_on,
    last_considered_on,
    care_ended_on
from raw.case_events
