-- One row per project of a year, then one per kind of investment, and the total.
-- E11. investment_kind is 'new' or 'again' (a re-investment). Costs are below zero. `variance` is
-- the actual less the budget, null without either; `completion` the actual as a share of the
-- budget.
-- Rests on: investments
-- Right: figures
-- Parameters: $board, $year_start
with

    projects as (

        select investment_kind, project, budget, actual, forecast
        from visible.investments
        where board = $board and period = divide($year_start, 100) * 100

    )

select
    case
        grouping(investment_kind, project) when 0 then 'project' when 1 then 'kind' else 'total'
    end as row_kind,
    investment_kind,
    project,
    sum(budget) as budget,
    sum(actual) as actual,
    sum(forecast) as forecast,
    sum(actual - budget)::decimal(18, 2) as variance,
    sum(forecast - budget)::decimal(18, 2) as forecast_variance,
    (
        sum(actual) filter (where budget is not null)
        / nullif(sum(budget) filter (where actual is not null), 0)
    )::decimal(9, 4) as completion
from projects
group by rollup (investment_kind, project)
having count(*) > 0
order by grouping(investment_kind), investment_kind = 'again', grouping(project), budget, project
