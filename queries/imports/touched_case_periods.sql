-- One row per period of a board whose counts of people change when a load begins or ceases to
-- count: its own, and all of them when it says where units belong.
-- Right: load or operate
-- Parameters: $load_id
with own as (select board, kind, period from raw.coverage where load_id = $load_id)

select period
from own
where kind = 'cases'
union
select coverage.period
from raw.coverage
inner join own using (board)
where own.kind = 'organisation' and coverage.kind = 'cases'
order by period
