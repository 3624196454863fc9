-- Stores the days that an export holds; which case a row is about is a pseudonym already.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.case_events by name
select
    $load_id::integer as load_id,
    $board as board,
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
from incoming_case_events
