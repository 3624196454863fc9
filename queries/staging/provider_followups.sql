-- One row per follow-up of a provider in an export.
select
    load_id,
    board,
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
from raw.provider_followups
