-- One row per load, kind of record, period and cost centre: how many rows it has, and what they
-- cost, above zero as in a ledger. What a load covers, and which codes it uses, is taken from here.
select
    load_id,
    board,
    'grants' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.grants
group by load_id, board, period
union all
select
    load_id,
    board,
    'income_support' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    coalesce(- sum(cost), 0)::decimal(18, 2) as amount
from staging.income_support
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'investments' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    coalesce(- sum(budget), 0)::decimal(18, 2) as amount
from staging.investments
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'placements' as kind,
    0 as period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.placements
group by load_id, board, cost_centre
union all
select
    load_id,
    board,
    'volumes' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    coalesce(- sum(net_cost), 0)::decimal(18, 2) as amount
from staging.volumes
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'goal_plan' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.goal_plan
group by load_id, board, period
union all
select
    load_id,
    board,
    'indicator_values' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.indicator_values
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'assignments' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.assignments
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'neighbours' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.neighbours
group by load_id, board, period
union all
select
    load_id,
    board,
    'risks' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.risks
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'case_events' as kind,
    0 as period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.case_events
group by load_id, board, cost_centre
union all
select
    load_id,
    board,
    'control_plan' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.control_plan
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'control_results' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.control_results
group by load_id, board, period
union all
select
    load_id,
    board,
    'providers' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.providers
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'provider_followups' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.provider_followups
group by load_id, board, period
union all
select
    load_id,
    board,
    'calendar' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.calendar
group by load_id, board, period
union all
select
    load_id,
    board,
    'actions' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.actions
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'action_effects' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.action_effects
group by load_id, board, period
union all
select
    load_id,
    board,
    'proposals' as kind,
    period,
    cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.proposals
group by load_id, board, period, cost_centre
union all
select
    load_id,
    board,
    'planning_process' as kind,
    period,
    null::varchar as cost_centre,
    count(*) as row_count,
    0::decimal(18, 2) as amount
from staging.planning_process
group by load_id, board, period
