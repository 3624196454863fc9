-- One row per value type, period, cost centre and account of a board, with where it belongs, as
-- marts.placed says it.
-- `first_period` and `last_period` are months; the closing entries of a December are part of it.
-- Opening balances (00) are no part of a result.
create or replace macro marts.all_placed_positions(
    of_board, first_period, last_period, organised_on
) as table
    with

        chosen as (

            select
                value_type,
                period,
                marts.counted_month(period) as month,
                cost_centre,
                account,
                amount
            from marts.positions
            where
                board = of_board
                -- Said first as plain periods, so that the scan can skip what lies outside.
                and period between first_period and last_period + 1
                and marts.counted_month(period) between first_period and last_period
                and period % 100 > 0

        )

    select
        value_type,
        period,
        month,
        cost_centre,
        cost_centre_name,
        account,
        account_name,
        department,
        department_name,
        unit,
        unit_name,
        account_group,
        section,
        group_position,
        amount
    from marts.placed('chosen', of_board, organised_on)
