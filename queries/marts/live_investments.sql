-- One row per project and year that counts.
select
    investments.board,
    investments.period,
    investments.project,
    investments.investment_kind,
    investments.cost_centre,
    investments.budget,
    investments.actual,
    investments.forecast
from staging.investments
inner join
    marts.live_coverage
    on investments.load_id = live_coverage.load_id
    and investments.period = live_coverage.period
    and live_coverage.kind = 'investments'
