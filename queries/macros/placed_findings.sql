-- One row per finding of N6 that counts in a board's year to date, with where it belongs. Straight
-- twelfths are one finding for all months. Without the right to details findings of a unit and
-- account group are summed, and there is neither cost centre nor account.
create or replace macro visible.placed_findings(
    of_board, year_start, of_period, organised_on
) as table
    with

        amounts as (

            select
                rule as value_type,
                max(month) as period,
                max(month) as month,
                cost_centre,
                account,
                {
                    'amount': sum(amount), 'expected': sum(expected), 'effect': sum(effect)
                } as amount
            from marts.kept_periodisation
            where
                board = of_board
                and month between year_start and of_period
                and (until is null or until > of_period)
                and visible.may('figures')
                and visible.sees_cost_centre(of_board, cost_centre)
            group by
                rule, cost_centre, account, case when rule <> 'straight_twelfths' then month end

        )

    select
        value_type as rule,
        month,
        case when visible.may('details') then cost_centre end as cost_centre,
        case when visible.may('details') then cost_centre_name end as cost_centre_name,
        case when visible.may('details') then account end as account,
        case when visible.may('details') then account_name end as account_name,
        department,
        department_name,
        unit,
        unit_name,
        account_group,
        sum(amount.amount)::decimal(18, 2) as amount,
        sum(amount.expected)::decimal(18, 2) as expected,
        sum(amount.effect)::decimal(18, 2) as effect
    from marts.placed('amounts', of_board, organised_on)
    group by all
