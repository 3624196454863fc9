-- One row per follow-up of a board's providers that the viewer may see one by one, as on a
-- month's last day, the latest first and what is not done yet before it (L2). One of a single
-- person's support is for those who may see such; to the board they are only counted (L3). A
-- provider that is null asks of all.
-- `demand_state` is 'late' (it should have been checked again), 'open' or 'closed'.
-- Rests on: provider_followups
-- Right: figures
-- Parameters: $board, $period, $provider
select
    provider_name,
    followup_level,
    followup_kind,
    divide(period, 100)::integer as year,
    planned_month,
    done_on,
    followup_result,
    finding,
    demand,
    text_is_hidden,
    case
        when recheck_is_late
        then 'late'
        when demand_is_open
        then 'open'
        when recheck_done_on is not null
        then 'closed'
    end as demand_state,
    recheck_on,
    recheck_days_late::integer as recheck_days_late,
    recheck_done_on,
    reported_month,
    reference
from visible.followups_at($board, $period)
where $provider::varchar is null or provider_name = $provider::varchar
order by
    done_on desc nulls first, planned_month, provider_name, followup_kind, followup_level, reference
