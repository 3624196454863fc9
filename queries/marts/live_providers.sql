-- One row per provider and year whose list counts. Where several senders say it, the latest load
-- does.
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
    providers.clients,
    providers.likelihood,
    providers.consequence,
    providers.cost_centre
from staging.providers
inner join
    marts.live_coverage
    on providers.load_id = live_coverage.load_id
    and providers.period = live_coverage.period
    and live_coverage.kind = 'providers'
qualify
    row_number() over (
        partition by providers.board, providers.period, providers.provider_name
        order by live_coverage.committed_as desc
    )
    = 1
