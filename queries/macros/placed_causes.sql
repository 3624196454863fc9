-- One row per cause of a year's changed budget and where it belongs, of what the viewer sees.
-- E10. The causes are the reasons that rows of the year's budget give, in a file that has rows for
-- the year before's budget too; rows of it without a reason explain nothing.
-- A reason is free text: as it is written only for those who see details, else by its kind. So are
-- cost centre and account.
create or replace macro visible.placed_causes(
    of_board, year_start, year_end, organised_on
) as table
    with

        rows_of_year as (

            select load_id, period, cost_centre, account, trim(reason) as reason, amount
            from marts.counted_amounts
            where
                board = of_board
                and value_type = 'budget'
                and period between year_start and year_end + 1
                and marts.counted_month(period) <= year_end
                and trim(reason) <> ''
                and visible.may('figures')
                and visible.sees_cost_centre(board, cost_centre)

        ),

        told_by_cause as (

            select load_id from rows_of_year where marts.is_last_years_budget(reason) group by all

        ),

        cells as (

            select period, cost_centre, account, department, unit, account_group
            from marts.all_placed_positions(of_board, year_start, year_end, organised_on)
            where value_type = 'budget'
            group by all

        )

    select
        case
            when visible.may('details')
            then rows_of_year.reason
            else coalesce(marts.kind_of_cause(rows_of_year.reason), 'Övriga orsaker')
        end as cause,
        cells.department,
        cells.unit,
        cells.account_group,
        case when visible.may('details') then cells.cost_centre end as cost_centre,
        case when visible.may('details') then cells.account end as account,
        rows_of_year.amount
    from rows_of_year
    inner join told_by_cause using (load_id)
    inner join
        cells
        on rows_of_year.period = cells.period
        and rows_of_year.cost_centre is not distinct from cells.cost_centre
        and rows_of_year.account is not distinct from cells.account
    where not marts.is_last_years_budget(rows_of_year.reason)
