-- One row: how many voucher rows there are to draw a sample from, and what they sum to (K4).
-- Right: control
-- Parameters: $board, $first_period, $last_period, $account_group, $department, $cost_centre,
-- $search, $at_least, $departments
select count(*) as row_count, coalesce(sum(amount), 0)::decimal(18, 2) as total
from
    visible.voucher_population(
        $board,
        $first_period,
        $last_period,
        $account_group::varchar,
        $department::varchar,
        $cost_centre::varchar,
        $search::varchar,
        $at_least::decimal(18, 2),
        $departments::varchar[]
    )
