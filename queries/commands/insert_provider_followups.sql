-- Stores the follow-ups of providers that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.provider_followups by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    provider_name,
    followup_kind,
    followup_level,
    planned_month,
    done_on,
    followup_result,
    finding,
    demand,
    recheck_on,
    recheck_done_on,
    reported_month,
    reference
from incoming_provider_followups
