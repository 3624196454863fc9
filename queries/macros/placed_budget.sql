-- One row per decision, load and code string of a year's budget: what phases it and where it
-- belongs,
-- of what the viewer sees.
-- E3. A decision stands from the day that its rows say, or, when they say none, from the day that
-- it was loaded; the original budget without a day from the beginning. A code stands where it does
-- on `organised_on`, else on the last day of the year; one that was closed before where it last
-- belonged. Without the right to details there is neither cost centre nor account.
create or replace macro visible.placed_budget(
    of_board, year_start, year_end, organised_on
) as table
    with

        amounts as (

            select
                load_id,
                basis,
                cost_centre,
                account,
                version,
                marts.kind_of_decision(version) as kind_of_decision,
                decided_on,
                sum(amount) as amount
            from marts.budget_positions
            where
                board = of_board
                and period between year_start and year_end + 1
                and marts.counted_month(period) <= year_end
                and period % 100 > 0
                and visible.may('figures')
                and visible.sees_cost_centre(board, cost_centre)
            group by all

        ),

        days as (

            select
                coalesce(
                    organised_on, last_day(make_date(divide(year_end, 100), year_end % 100, 1))
                ) as on_day

        ),

        paths as (

            select
                paths.code,
                paths.name,
                paths.department,
                paths.department_name,
                paths.unit,
                paths.unit_name
            from marts.kept_organisation_paths as paths
            cross join days
            where paths.board = of_board
            qualify
                row_number() over (
                    partition by paths.code
                    order by paths.valid_from <= days.on_day desc, paths.valid_to desc
                )
                = 1

        ),

        accounts as (

            select account, name, account_group, section
            from marts.kept_account_paths
            where board = of_board and year_end between first_month and last_month

        ),

        weights as (

            select 'year' as phases, cost_centre, account, choice_id, basis, shortcoming
            from marts.kept_budget_weights as kept
            where kept.board = of_board and kept.year_start = marts.budget_year_start(year_end)

        )

    select
        amounts.load_id,
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
        case when visible.may('details') then paths.name end as cost_centre_name,
        case when visible.may('details') then amounts.account end as account,
        case when visible.may('details') then accounts.name end as account_name,
        case
            when amounts.cost_centre is null then '-' else coalesce(paths.department, '?')
        end as department,
        paths.department_name,
        case
            when amounts.cost_centre is null
            then '-'
            when paths.code is null
            then '?'
            else coalesce(paths.unit, '-')
        end as unit,
        paths.unit_name,
        case
            when amounts.account is null then '-' else coalesce(accounts.account_group, '?')
        end as account_group,
        amounts.amount
    from amounts
    inner join marts.load_states using (load_id)
    left join paths on amounts.cost_centre = paths.code
    left join accounts on amounts.account = accounts.account
    left join
        weights
        on amounts.basis = weights.phases
        and amounts.cost_centre is not distinct from weights.cost_centre
        and amounts.account is not distinct from weights.account
    where accounts.section is distinct from 'Balansräkning'
