-- One row per row of the list of such days that counts.
select
    case_events.board,
    case_events.person,
    case_events.cost_centre,
    case_events.case_kind,
    case_events.decision_kind,
    case_events.report_received_on,
    case_events.inquiry_opened_on,
    case_events.not_opened_on,
    case_events.inquiry_finished_on,
    case_events.decided_on,
    case_events.carried_out_on,
    case_events.last_considered_on,
    case_events.care_ended_on
from staging.case_events
inner join
    marts.live_coverage
    on case_events.load_id = live_coverage.load_id
    and live_coverage.kind = 'case_events'
