-- One row per amount of a year's budget and month: what decided it, what phases it and where it
-- belongs, of what the viewer sees.
-- E3. A decision stands from the day that its rows say, or, when they say none, from the day that
-- it
-- was loaded; the original budget without a day from the beginning. Without the right to details
-- there is neither cost centre nor account.
create or replace macro visible.placed_budget(
    of_board, year_start, year_end, organised_on
) as table
    with

        amounts as (

            select
                load_id,
                period,
                basis,
                cost_centre,
                account,
                trim(version) as version,
                marts.kind_of_decision(version) as kind_of_decision,
                decided_on,
                sum(amount) as amount
            from marts.counted_amounts
            where
                board = of_board
                and value_type = 'budget'
                and period between year_start and year_end + 1
                and marts.counted_month(period) <= year_end
                and visible.may('figures')
                and visible.sees_cost_centre(board, cost_centre)
            group by all

        ),

        cells as (

            select period, month, cost_centre, cost_centre_name, account, account_name, department, department_name, unit, unit_name, account_group
            from marts.all_placed_positions(of_board, year_start, year_end, organised_on)
            where value_type = 'budget'
            group by all

        )

    select
        amounts.load_id,
        cells.month,
        amounts.basis,
        amounts.version,
        amounts.kind_of_decision,
        coalesce(
            amounts.decided_on,
            case
                when amounts.kind_of_decision <> 'original' then load_states.committed_at::date
            end
        ) as stands_from,
        amounts.decided_on is not null as day_is_stated,
        weights.choice_id,
        weights.basis as basis_of_weights,
        weights.shortcoming,
        case when visible.may('details') then amounts.cost_centre end as cost_centre,
        case when visible.may('details') then cells.cost_centre_name end as cost_centre_name,
        case when visible.may('details') then amounts.account end as account,
        case when visible.may('details') then cells.account_name end as account_name,
        cells.department,
        cells.department_name,
        cells.unit,
        cells.unit_name,
        cells.account_group,
        amounts.amount
    from amounts
    inner join
        cells
        on amounts.period = cells.period
        and amounts.cost_centre is not distinct from cells.cost_centre
        and amounts.account is not distinct from cells.account
    inner join marts.load_states using (load_id)
    left join
        marts.kept_budget_weights as weights
        on amounts.basis = 'year'
        and weights.board = of_board
        and weights.year_start = year_start
        and amounts.cost_centre is not distinct from weights.cost_centre
        and amounts.account is not distinct from weights.account
