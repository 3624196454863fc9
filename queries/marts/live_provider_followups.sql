-- One row per follow-up of a provider in the plan of a year that counts.
select
    followups.board,
    followups.period,
    followups.provider_name,
    followups.followup_kind,
    followups.followup_level,
    followups.planned_month,
    followups.done_on,
    followups.followup_result,
    followups.finding,
    followups.demand,
    followups.recheck_on,
    followups.recheck_done_on,
    followups.reported_month,
    followups.reference
from staging.provider_followups as followups
inner join
    marts.live_coverage
    on followups.load_id = live_coverage.load_id
    and followups.period = live_coverage.period
    and live_coverage.kind = 'provider_followups'
