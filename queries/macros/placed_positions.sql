-- One row per value type, period, cost centre and account of a board, with where it belongs, as
-- marts.all_placed_positions says it.
-- Only what the viewer sees is placed. Without the right to details there is neither cost centre
-- nor account.
create or replace macro visible.placed_positions(
    of_board, first_period, last_period, organised_on
) as table
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
    from marts.all_placed_positions(of_board, first_period, last_period, organised_on)
    where visible.may('figures') and visible.sees_cost_centre(of_board, cost_centre)
