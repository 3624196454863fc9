-- One row per finding of N6 in the years of a board from `year_start` on: what of its variance is a
-- matter of when something was booked or budgeted, or a one-off, and not of what things cost.
-- `effect` is what it does to the accumulated variance of its year from its month on: amount less
-- expected, but for straight_twelfths, where it is the budget that stands in the wrong months. In
-- the month `until` something else makes it good, or shows that it was something else.
create or replace macro marts.periodisation_findings(
    of_board, year_start, last_month, limits
) as table
    with

        series as (

            select cost_centre, account
            from marts.positions
            where
                board = of_board
                and value_type = 'actual'
                and period between year_start - 200 and last_month
            group by all

        ),

-- From so long before the year that an accrual of its end is seen.
        months as (

            select
                cost_centre,
                account,
                period,
                marts.month_number(period) as number,
                floor(
                    (marts.month_number(period) - marts.month_number(year_start)) / 12
                )::integer as year,
                amount,
                booked_months,
                lowest,
                highest,
                usual,
                is_skipped,
                amount - usual as difference,
                max(marts.month_number(period)) filter (where amount <> 0) over before
                as last_booked,
                min(marts.month_number(period)) filter (where amount <> 0) over after as next_booked
            from
                marts.months_against_history(
                    'series',
                    of_board,
                    marts.months_before(
                        year_start, struct_extract(limits, 'accrual_months')
                    ),
                    last_month
                )
            window
                before as (
                    partition by cost_centre, account order by period
                    rows between unbounded preceding and 1 preceding
                ),
                after as (
                    partition by cost_centre, account order by period
                    rows between 1 following and unbounded following
                )

        ),

        budgets as (

            select
                cost_centre,
                account,
                divide(marts.month_number(period) - marts.month_number(year_start), 12) as year,
                map_from_entries(list((period, amount))) as amounts,
                max(abs(amount)) as largest
            from marts.positions
            where
                board = of_board
                and value_type = 'budget'
                and period >= year_start
                and period % 100 between 1 and 12
            group by all

        ),

        judged as materialized (

            select
                months.cost_centre,
                months.account,
                months.period,
                months.number,
                months.year,
                months.amount,
                months.usual,
                months.difference,
                -- What the budget of the year expects of the month; nothing without such a budget.
                case
                    when budgets.amounts is not null
                    then coalesce(budgets.amounts[months.period], 0)
                end as budget,
                coalesce(months.last_booked, 0) + struct_extract(limits, 'accrual_months')
                + 1 as ended,
                coalesce(months.next_booked, 999999) as next_booked,
                case
                    when
                        marts.is_missing_month(
                            months.amount,
                            months.booked_months,
                            months.lowest,
                            months.highest,
                            months.is_skipped,
                            struct_extract(limits, 'steady_months'),
                            struct_extract(limits, 'steadiness')
                        )
                    then 'missing_month'
                    when
                        marts.is_doubled_month(
                            months.amount,
                            months.booked_months,
                            months.lowest,
                            months.highest,
                            months.usual,
                            struct_extract(limits, 'steady_months'),
                            struct_extract(limits, 'steadiness'),
                            struct_extract(limits, 'doubled_from'),
                            struct_extract(limits, 'doubled_to')
                        )
                    then 'doubled_month'
                    when
                        sign(months.amount) = - sign(months.usual)
                        and sign(months.lowest) = sign(months.highest)
                        and months.booked_months >= struct_extract(limits, 'steady_months')
                        and abs(months.amount) >= struct_extract(limits, 'least_amount')
                    then 'one_sided_accrual'
                    when
                        marts.is_unusual(
                            months.amount,
                            greatest(
                                abs(months.lowest), abs(months.highest), coalesce(budgets.largest, 0)
                            ),
                            struct_extract(limits, 'unusual_factor'),
                            struct_extract(limits, 'least_amount')
                        )
                    then 'one_off'
                end as rule
            from months
            left join
                budgets
                on months.cost_centre is not distinct from budgets.cost_centre
                and months.account is not distinct from budgets.account
                and months.year = budgets.year

        ),

-- Cost centres that the organisation knows, but not in that month: they are closed.
        closed as (

            select judged.cost_centre, judged.period
            from judged
            inner join
                marts.kept_organisation_paths
                on kept_organisation_paths.board = of_board
                and judged.cost_centre = kept_organisation_paths.code
            where judged.rule = 'missing_month'
            group by all
            having
                count(*) filter (
                    where
                        judged.period between kept_organisation_paths.first_month
                        and kept_organisation_paths.last_month
                )
                = 0

        ),

-- What its month's budget expects is planned. What was booked last so long ago has ended.
        suspected as (

            select
                cost_centre,
                account,
                period,
                number,
                year,
                amount,
                usual,
                difference,
                rule,
                case when rule = 'missing_month' and next_booked > ended then ended end as ended
            from judged
            anti join closed using (cost_centre, period)
            where
                rule is not null
                and year >= 0
                and (budget is null or abs(amount - budget) >= abs(usual - budget))
                and (rule <> 'missing_month' or number < ended)
            union all
            -- An unusual entry of the last month of a year that is booked again early in the next.
            select
                again.cost_centre,
                again.account,
                again.period,
                again.number,
                again.year,
                again.amount,
                again.usual,
                again.difference,
                'accrual_not_reversed' as rule,
                null as ended
            from judged as year_end
            inner join
                judged as again
                on year_end.cost_centre is not distinct from again.cost_centre
                and year_end.account is not distinct from again.account
                and year_end.year + 1 = again.year
                and again.number - year_end.number <= struct_extract(limits, 'accrual_months')
                and marts.is_about(
                    again.difference, year_end.difference, struct_extract(limits, 'steadiness')
                )
            where
                year_end.rule = 'one_off'
                and (year_end.number - marts.month_number(year_start) + 1) % 12 = 0

        ),

-- Another month of the year takes it out; an accrual may be of the year before. Or the same
-- comes again: then it is a new level.
        answered as (

            select
                suspected.cost_centre,
                suspected.account,
                suspected.period,
                suspected.rule,
                min(other.number) as number
            from suspected
            inner join
                judged as other
                on suspected.cost_centre is not distinct from other.cost_centre
                and suspected.account is not distinct from other.account
                and suspected.number <> other.number
            where
                (
                    marts.is_about(
                        suspected.difference,
                        - other.difference,
                        struct_extract(limits, 'steadiness')
                    )
                    and (
                        other.year = suspected.year
                        or (
                            suspected.rule in ('one_off', 'one_sided_accrual')
                            and other.number
                            between suspected.number - struct_extract(limits, 'accrual_months')
                            and suspected.number
                        )
                    )
                )
                or (
                    marts.is_about(
                        suspected.difference, other.difference, struct_extract(limits, 'steadiness')
                    )
                    and other.year = suspected.year
                    and (
                        (suspected.rule = 'one_off' and other.number > suspected.number)
                        or (
                            suspected.rule = 'doubled_month'
                            and other.number = suspected.number + 1
                        )
                    )
                )
            group by all

        )

    select
        suspected.rule,
        suspected.cost_centre,
        suspected.account,
        suspected.period as month,
        marts.numbered_month(least(answered.number, suspected.ended)) as until,
        suspected.amount,
        suspected.usual as expected,
        suspected.difference as effect
    from suspected
    left join
        answered
        on suspected.cost_centre is not distinct from answered.cost_centre
        and suspected.account is not distinct from answered.account
        and suspected.period = answered.period
        and suspected.rule = answered.rule
    where answered.number is null or answered.number > suspected.number
    union all
    select
        'straight_twelfths' as rule,
        cost_centre,
        account,
        month,
        null as until,
        amount,
        seasonal_amount as expected,
        seasonal_amount - amount as effect
    from marts.seasonal_budgets(of_board, year_start, limits)
