-- One row per month and unit of income support that counts.
select
    income_support.board,
    income_support.period,
    income_support.cost_centre,
    income_support.households,
    income_support.children,
    income_support.cost,
    income_support.budget
from staging.income_support
inner join
    marts.live_coverage
    on income_support.load_id = live_coverage.load_id
    and income_support.period = live_coverage.period
    and live_coverage.kind = 'income_support'
