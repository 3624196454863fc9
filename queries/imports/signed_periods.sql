-- One row per period of a load that has been signed off and not opened again since.
-- Right: load
-- Parameters: $load_id
with

    latest as (

        select board, period, arg_max(event, happened_at) as event
        from raw.period_sign_offs
        group by all

    )

select latest.period
from raw.coverage
inner join latest using (board, period)
where coverage.load_id = $load_id and latest.event = 'signed'
group by all
order by latest.period
