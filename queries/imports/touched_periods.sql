-- One row per period of a board whose figures change when a load begins or ceases to count.
-- An amount may be taken back in a later period of its year, so such loads touch the year that
-- follows too.
-- Right: load
-- Parameters: $load_id
with

    own_periods as (select board, kind, source, period from raw.coverage where load_id = $load_id),

    later_periods as (

        select coverage.board, coverage.period
        from own_periods
        inner join
            raw.coverage
            on own_periods.board = coverage.board
            and own_periods.kind = coverage.kind
            and own_periods.source = coverage.source
            and coverage.period between own_periods.period + 1 and own_periods.period + 99
        where own_periods.kind in ('balances', 'budget')

    )

select board, period
from own_periods
where period > 0
union
select board, period
from later_periods
order by period
