-- The same rows read and summed by themselves.
select indicator, period, sum(value) as total
from raw.indicator_values
group by indicator, period
order by indicator, period
