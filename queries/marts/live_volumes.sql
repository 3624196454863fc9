-- One row per volume that counts: days of care of a form in a month, or in a year (period
-- YYYY00), of a board.
select
    volumes.board,
    volumes.period,
    volumes.cost_centre,
    volumes.care_form,
    volumes.provider,
    volumes.is_forecast,
    volumes.days,
    volumes.net_cost,
    volumes.budget_days,
    volumes.budget_cost
from staging.volumes
inner join
    marts.live_coverage
    on volumes.load_id = live_coverage.load_id
    and volumes.period = live_coverage.period
    and live_coverage.kind = 'volumes'
