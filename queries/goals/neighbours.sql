-- One row per indicator that has a key figure in Kolada, and year: the own municipality's value
-- beside the others' median and their middle half, and the day that it was retrieved (N19).
-- Rests on: neighbours, goal_plan
-- Right: figures
-- Parameters: $board, $period
with

    planned as (

        select plans.indicator, plans.kpi
        from visible.judged_plans($board) as plans
        where plans.kpi is not null
        group by plans.indicator, plans.kpi

    ),

    known as (

        select
            neighbours.kpi,
            neighbours.period,
            neighbours.value,
            neighbours.retrieved_on,
            lower(neighbours.municipality) = lower(boards.municipality) as is_own
        from visible.neighbours
        inner join visible.boards on neighbours.board = boards.board
        where
            neighbours.board = $board
            and neighbours.gender = 'all'
            and neighbours.period <= divide($period, 100) * 100

    )

select
    planned.indicator,
    known.kpi,
    divide(known.period, 100)::integer as year,
    any_value(known.value) filter (where known.is_own) as own_value,
    median(known.value) filter (where not known.is_own)::decimal(18, 4) as peer_median,
    quantile_cont(known.value, 0.25) filter (where not known.is_own)::decimal(18, 4) as peer_low,
    quantile_cont(known.value, 0.75) filter (where not known.is_own)::decimal(18, 4) as peer_high,
    (count(*) filter (where not known.is_own))::integer as peer_count,
    max(known.retrieved_on) as retrieved_on
from planned
inner join known on planned.kpi = known.kpi
group by planned.indicator, known.kpi, known.period
order by planned.indicator, year
