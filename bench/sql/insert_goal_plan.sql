-- Stores the plan: half of the indicators are levels, half add up over the year.
-- Parameters: $board
insert into raw.goal_plan by name
select
    1 as load_id,
    $board as board,
    row_number() over (order by years.number, indicators.number) + 1 as row_number,
    (2019 + years.number) * 100 as period,
    (indicators.number // 40)::varchar as council_goal,
    (indicators.number // 10)::varchar as board_goal,
    0.7 as threshold,
    'Indikator ' || indicators.number as indicator,
    case when indicators.number % 2 = 0 then 'level' else 'accumulating_count' end as measure,
    'month' as reported,
    case when indicators.number % 5 = 0 then 'lower' else 'higher' end as direction,
    'monthly' as frequency,
    'linear' as path,
    'number' as target_kind,
    case when indicators.number % 2 = 0 then 80 else 960 end as target_low,
    target_low as target_high,
    target_low::varchar as target_text
from range(5) as years(number)
cross join range(200) as indicators(number)
