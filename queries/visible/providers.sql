-- One row per provider in the list of a year, with its risk class and how often it is to be
-- followed up (L1). A small number of clients is null for those who may not see it, and
-- clients_hidden says so (N11). `department` is the code of where it stands when the year ends.
select
    providers.board,
    providers.period,
    providers.provider_name,
    providers.provider_kind,
    providers.operation,
    providers.agreement,
    providers.contract_from,
    providers.contract_to,
    providers.yearly_value,
    case
        when
            marts.is_sound(providers.clients, boards.small_number)
            or (
                visible.may('small_numbers')
                and visible.sees_cost_centre(providers.board, providers.cost_centre)
            )
        then providers.clients
    end as clients,
    coalesce(
        not marts.is_sound(providers.clients, boards.small_number)
        and not (
            visible.may('small_numbers')
            and visible.sees_cost_centre(providers.board, providers.cost_centre)
        ),
        false
    ) as clients_hidden,
    providers.likelihood,
    providers.consequence,
    marts.risk_score(providers.likelihood, providers.consequence) as score,
    marts.provider_risk(
        marts.risk_level(score, boards.risk),
        providers.yearly_value,
        providers.clients,
        marts.provider_limits(boards.providers)
    ) as risk_class,
    marts.followup_interval(risk_class, marts.provider_limits(boards.providers)) as interval_months,
    coalesce(paths.department, providers.cost_centre) as department
from marts.live_providers as providers
inner join raw.boards as boards on providers.board = boards.board
left join
    marts.kept_organisation_paths as paths
    on providers.board = paths.board
    and providers.cost_centre = paths.code
    and providers.period + 12 between paths.first_month and paths.last_month
where visible.may('figures') and visible.sees(providers.board)
