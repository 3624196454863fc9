-- One row: a number that grows with everything that changes what counts. It tells of no board.
select
    (select coalesce(max(event_id), 0) from raw.load_events)
    + (select count(*) from raw.budget_profiles)
    + (select count(*) from raw.scenarios)
    + (select count(*) from raw.indicator_edits)
    + (select count(*) from raw.manual_statuses)
    + (select count(*) from raw.assignment_edits)
    + (select count(*) from raw.risk_assessments)
    + (select count(*) from raw.samples)
    + (select count(*) from raw.action_entries)
    + (select count(*) from raw.step_signoffs)
    + (select count(*) from raw.action_effect_entries)
    + (select count(*) from raw.text_answers)
    + (select count(*) from raw.control_result_edits)
    + (select count(*) from raw.escalations)
    + (select count(*) from raw.frozen_rounds)
    + (select count(*) from raw.control_carries)
    + (select count(*) from raw.report_texts) as version
