-- One row per yearly budget amount and month: twelfths that sum to the year to the öre.
-- E3. Whole öre up to and including a month, less those up to the month before, cannot lose any.
with

    yearly_amounts as (

        select
            load_id,
            board,
            sheet,
            row_number,
            column_name,
            -- A year that is given as period 00 or 13 ends in December.
            divide(period, 100) * 12 + least(12, nullif(period % 100, 0)) - 1 as last_month,
            cost_centre,
            account,
            activity_code,
            counterparty,
            project,
            activity,
            object,
            reason,
            (amount::decimal(20, 2) * 100)::bigint as ore,
            amount_text
        from staging.amounts
        where kind = 'budget' and basis = 'year'

    ),

    months as (select unnest(range(1, 13)) as month_of_year)

select
    load_id,
    board,
    sheet,
    row_number,
    column_name,
    (
        divide(last_month - 12 + month_of_year, 12) * 100
        + (last_month - 12 + month_of_year) % 12
        + 1
    )::integer as period,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    reason,
    (
        (
            divide(ore, 12)
            + divide(ore % 12 * month_of_year, 12)
            - divide(ore % 12 * (month_of_year - 1), 12)
        )::decimal(18, 0)
        * 0.01::decimal(3, 2)
    )::decimal(18, 2) as amount,
    amount_text
from yearly_amounts
cross join months
