-- One row per follow-up of a provider that the viewer may see one by one. One of a single
-- person's support is for those who may see details and small numbers, of the provider's
-- department; to all others it is only counted (L3), and what is written of it is shown only
-- where such texts have been asked for (`text_is_hidden`).
select
    followups.board,
    followups.period,
    followups.provider_name,
    followups.followup_kind,
    followups.followup_level,
    followups.planned_month,
    followups.done_on,
    followups.followup_result,
    case
        when followups.followup_level <> 'individual' or visible.may('texts') then followups.finding
    end as finding,
    case
        when followups.followup_level <> 'individual' or visible.may('texts') then followups.demand
    end as demand,
    followups.followup_level = 'individual'
    and not visible.may('texts')
    and coalesce(followups.finding, followups.demand) is not null as text_is_hidden,
    followups.demand is not null as has_demand,
    followups.recheck_on,
    followups.recheck_done_on,
    followups.reported_month,
    followups.reference
from marts.live_provider_followups as followups
left join
    marts.live_providers as providers
    on followups.board = providers.board
    and followups.period = providers.period
    and followups.provider_name = providers.provider_name
where
    visible.may('figures')
    and visible.sees(followups.board)
    and (
        followups.followup_level <> 'individual'
        or (
            visible.may('details')
            and visible.may('small_numbers')
            and visible.sees_cost_centre(followups.board, providers.cost_centre)
        )
    )
