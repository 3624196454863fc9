-- One row per cost centre and account that the viewer sees the sum of, with where it belongs: what
-- there is to say of its variance, as marts.variance_amounts has it.
create or replace macro visible.placed_variances(
    of_board, year_start, of_period, organised_on
) as table
    with

        amounts as (

            select value_type, period, month, cost_centre, account, amount
            from marts.variance_amounts(of_board, year_start, of_period, organised_on)
            where visible.may('figures') and visible.sees_cost_centre(of_board, cost_centre)

        )

    select
        value_type,
        period,
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
        section,
        group_position,
        amount
    from marts.placed('amounts', of_board, organised_on)
