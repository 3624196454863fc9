-- One row per yearly budget amount and month: what its profile says, summing to the year to the
-- öre.
-- E3. Whole öre up to and including a month, less those up to the month before, cannot lose any.
-- Without a chosen profile the months weigh the same: twelfths.
with

    yearly_amounts as (

        select
            load_id,
            board,
            sheet,
            row_number,
            column_name,
            marts.budget_year_start(period) as year_start,
            cost_centre,
            account,
            activity_code,
            counterparty,
            project,
            activity,
            object,
            reason,
            version,
            decided_on,
            (amount::decimal(20, 2) * 100)::hugeint as ore,
            amount_text
        from staging.amounts
        where kind = 'budget' and basis = 'year'

    ),

    weighed as (

        select
            yearly_amounts.load_id,
            yearly_amounts.board,
            yearly_amounts.sheet,
            yearly_amounts.row_number,
            yearly_amounts.column_name,
            divide(yearly_amounts.year_start, 100) * 12
            + yearly_amounts.year_start % 100
            - 2 as month_before,
            yearly_amounts.cost_centre,
            yearly_amounts.account,
            yearly_amounts.activity_code,
            yearly_amounts.counterparty,
            yearly_amounts.project,
            yearly_amounts.activity,
            yearly_amounts.object,
            yearly_amounts.reason,
            yearly_amounts.version,
            yearly_amounts.decided_on,
            yearly_amounts.ore,
            yearly_amounts.amount_text,
            coalesce(kept_budget_weights.up_to, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) as up_to
        from yearly_amounts
        left join
            marts.kept_budget_weights
            on yearly_amounts.board = kept_budget_weights.board
            and yearly_amounts.year_start = kept_budget_weights.year_start
            and yearly_amounts.cost_centre is not distinct from kept_budget_weights.cost_centre
            and yearly_amounts.account is not distinct from kept_budget_weights.account

    ),

    months as (select unnest(range(1, 13)) as month_of_year)

select
    load_id,
    board,
    sheet,
    row_number,
    column_name,
    (
        divide(month_before + month_of_year, 12) * 100 + (month_before + month_of_year) % 12 + 1
    )::integer as period,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    reason,
    version,
    decided_on,
    (
        (
            divide(ore * up_to[month_of_year + 1], up_to[13])
            - divide(ore * up_to[month_of_year], up_to[13])
        )::decimal(18, 0)
        * 0.01::decimal(3, 2)
    )::decimal(18, 2) as amount,
    amount_text
from weighed
cross join months
