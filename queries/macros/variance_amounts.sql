-- One row per cost centre and account of a board: what there is to say of its variance, in one
-- amount with many fields, so that it is placed once. `month` is the one that it is placed by: with
-- `organised_on` any will do, since history then stands in the organisation of that day; without,
-- there is a row for each time between two months in which some code of the board moved.
create or replace macro marts.variance_amounts(
    of_board, year_start, of_period, organised_on
) as table
    with

        amounts as (

            select
                value_type,
                marts.counted_month(period) as month,
                cost_centre,
                account,
                amount
            from marts.positions
            where
                board = of_board
                and period % 100 > 0
                and (
                    (
                        value_type = 'actual'
                        and period
                        between marts.months_before(of_period, 23) and marts.months_before(of_period, -1)
                        and marts.counted_month(period) <= of_period
                    )
                    or (
                        value_type = 'budget'
                        and period between year_start and of_period + 1
                        and marts.counted_month(period) <= of_period
                    )
                )
            union all
            select
                case when rule = 'one_off' then 'one_off' else 'periodisation' end as value_type,
                month,
                cost_centre,
                account,
                effect as amount
            from marts.kept_periodisation
            where
                board = of_board
                and month between year_start and of_period
                and (until is null or until > of_period)

        ),

        moves as (

            select first_month as month
            from marts.kept_organisation_paths
            where board = of_board and organised_on is null
            union
            select marts.months_before(last_month, -1) as month
            from marts.kept_organisation_paths
            where board = of_board and organised_on is null
            union
            select first_month as month
            from marts.kept_account_paths
            where board = of_board and organised_on is null
            union
            select marts.months_before(last_month, -1) as month
            from marts.kept_account_paths
            where board = of_board and organised_on is null

        ),

        calendar as (

            select unnest(
                list_transform(range(24), lambda back: marts.months_before(of_period, back))
            ) as month

        ),

        times as (

            select calendar.month, max(moves.month) as since
            from calendar
            left join moves on moves.month <= calendar.month
            group by all

        ),

        summed as (

            select
                times.since,
                cost_centre,
                account,
                max(month) as month,
                sum(amount) filter (
                    where value_type = 'actual' and month = of_period
                ) as actual_month,
                sum(amount) filter (
                    where value_type = 'budget' and month = of_period
                ) as budget_month,
                sum(amount) filter (
                    where value_type = 'actual' and month >= year_start
                ) as actual_ytd,
                sum(amount) filter (where value_type = 'budget') as budget_ytd,
                sum(amount) filter (
                    where
                        value_type = 'actual'
                        and month between year_start - 100 and of_period - 100
                ) as previous_year_ytd,
                sum(amount) filter (
                    where
                        value_type = 'actual' and month > of_period - 100
                ) as rolling,
                sum(amount) filter (
                    where value_type = 'actual' and month <= of_period - 100
                ) as previous_rolling,
                sum(amount) filter (where value_type = 'periodisation') as periodisation,
                sum(amount) filter (where value_type = 'one_off') as one_off
            from amounts
            inner join times using (month)
            group by all

        )

    select
        'variance' as value_type,
        month as period,
        month,
        cost_centre,
        account,
        {
            'actual_month': actual_month,
            'budget_month': budget_month,
            'actual_ytd': actual_ytd,
            'budget_ytd': budget_ytd,
            'previous_year_ytd': previous_year_ytd,
            'rolling': rolling,
            'previous_rolling': previous_rolling,
            'periodisation': periodisation,
            'one_off': one_off
        } as amount
    from summed
