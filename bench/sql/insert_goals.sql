-- Stores a value of each of 200 indicators for every one of 60 months, the whole board and 49 units.
-- Parameters: $board
insert into raw.indicator_values by name
select
    1 as load_id,
    $board as board,
    row_number() over (order by months.number, indicators.number, units.number) + 1 as row_number,
    (2019 + months.number // 12) * 100 + months.number % 12 + 1 as period,
    'Indikator ' || indicators.number as indicator,
    case when units.number > 0 then (41000 + units.number)::varchar end as cost_centre,
    'actual' as is_planned,
    (60 + hash(months.number, indicators.number, units.number) % 4000 / 100)::decimal(18, 4)
    as value,
    case when hash(indicators.number, months.number) % 3 = 0 then 'begun' end as actions
from range(60) as months(number)
cross join range(200) as indicators(number)
cross join range(50) as units(number)
