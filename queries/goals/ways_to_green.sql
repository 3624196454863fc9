-- One row per goal that is not met, way to meet it and indicator that must change in it (M7, N12).
-- Every red or unjudged indicator must be yellow at least, and so many be green that the goal's
-- limit is reached; only ways with as few green ones as can be are told, the nearest first, at most
-- three a goal. `becomes` is what it must become, `must_reach_low` and `must_reach_high` what it
-- must come to for that, `distance` how far it is from there. Of goals with more than twelve
-- indicators to change, the twelve nearest are tried as green.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period
with

    indicators as (

        select
            council_goal,
            board_goal,
            indicator,
            weight,
            threshold,
            direction,
            measured_in,
            reached,
            required_low,
            required_high,
            watch_low,
            watch_high,
            shortfall,
            needed_pace,
            months_apart,
            actions,
            status,
            coalesce(shortfall / nullif(abs(coalesce(required_low, required_high)), 0), 1)::double
            as relative_distance
        from visible.indicator_statuses($board, $period, null::map(varchar, decimal(18, 4)))

    ),

    goals as (

        select
            council_goal,
            board_goal,
            any_value(threshold) * sum(weight) as needed_weight,
            coalesce(sum(weight) filter (where status = 'on_plan'), 0) as green_weight
        from indicators
        group by council_goal, board_goal
        having
            count(*) filter (where status in ('off_plan', 'not_updated', 'not_assessed')) > 0
            or green_weight < needed_weight

    ),

    candidates as (

        select
            indicators.council_goal,
            indicators.board_goal,
            indicators.indicator,
            indicators.weight,
            indicators.relative_distance,
            row_number() over (
                partition by indicators.council_goal, indicators.board_goal
                order by indicators.relative_distance, indicators.indicator
            )
            - 1 as place
        from indicators
        inner join
            goals
            on indicators.council_goal = goals.council_goal
            and indicators.board_goal is not distinct from goals.board_goal
        where indicators.status <> 'on_plan'

    ),

    choices as (

        select
            council_goal, board_goal, unnest(range(power(2, least(count(*), 12))::bigint)) as chosen
        from candidates
        group by council_goal, board_goal

    ),

    tried as (

        select
            choices.council_goal,
            choices.board_goal,
            choices.chosen,
            coalesce(
                sum(candidates.weight) filter (
                    where get_bit(choices.chosen::integer::bit, 31 - candidates.place::integer) = 1
                ),
                0
            ) as turned_weight,
            coalesce(
                sum(candidates.relative_distance) filter (
                    where get_bit(choices.chosen::integer::bit, 31 - candidates.place::integer) = 1
                ),
                0
            ) as way_length,
            bit_count(choices.chosen) as turned_count
        from choices
        inner join
            candidates
            on choices.council_goal = candidates.council_goal
            and choices.board_goal is not distinct from candidates.board_goal
            and candidates.place < 12
        group by choices.council_goal, choices.board_goal, choices.chosen

    ),

    ways as (

        select
            tried.council_goal,
            tried.board_goal,
            tried.chosen,
            row_number() over (
                partition by tried.council_goal, tried.board_goal
                order by tried.turned_count, tried.way_length, tried.chosen
            )::integer as way,
            tried.turned_count = min(tried.turned_count) over (
                partition by tried.council_goal, tried.board_goal
            ) as is_shortest
        from tried
        inner join
            goals
            on tried.council_goal = goals.council_goal
            and tried.board_goal is not distinct from goals.board_goal
        where goals.green_weight + tried.turned_weight >= goals.needed_weight

    )

select
    ways.council_goal,
    ways.board_goal,
    ways.way,
    indicators.indicator,
    indicators.measured_in,
    indicators.status,
    case
        when get_bit(ways.chosen::integer::bit, 31 - candidates.place::integer) = 1
        then 'on_plan'
        else 'watch'
    end as becomes,
    indicators.reached,
    case
        when becomes = 'on_plan' then indicators.required_low else indicators.watch_low
    end as must_reach_low,
    case
        when becomes = 'on_plan' then indicators.required_high else indicators.watch_high
    end as must_reach_high,
    case
        when indicators.reached is not null
        then greatest(must_reach_low - indicators.reached, indicators.reached - must_reach_high, 0)
    end::decimal(18, 4) as distance,
    indicators.needed_pace,
    indicators.months_apart,
    becomes = 'watch' and coalesce(indicators.actions <> 'begun', true) as must_begin
from ways
inner join
    candidates
    on ways.council_goal = candidates.council_goal
    and ways.board_goal is not distinct from candidates.board_goal
inner join indicators on candidates.indicator = indicators.indicator
where
    ways.is_shortest
    and ways.way <= 3
    and (becomes = 'on_plan' or indicators.status in ('off_plan', 'not_updated', 'not_assessed'))
order by ways.council_goal, ways.board_goal, ways.way, becomes, indicators.indicator
