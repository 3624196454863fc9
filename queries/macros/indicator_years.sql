-- One row per indicator of a board's plan, part of it that has values (`cost_centre`; null is the
-- whole board) and year that has a month between the two: the year's twelve months as lists, so
-- that a year's running sums need no window over all of them; those of the year before; and its
-- plan. `sums` is what the values have come to up to each month. A bit of `filled` is set for each
-- month that has a value, of `begun`, `only_planned` and `without` for each in which so much is
-- said of actions (marts.latest_month reads them); `planned` has the months that have a planned
-- level. Without `with_units` only the whole board's.
create or replace macro visible.indicator_years(of_board, first_period, last_period, with_units) as table
    with

        calendar as (select first_month from visible.boards where board = of_board),

        plans as (

            select
                indicator,
                year_period,
                target_kind,
                is_mean,
                is_count,
                adds_up,
                is_higher,
                follows_steps,
                is_seasonal,
                months_apart,
                low_share,
                high_share,
                low_fixed,
                high_fixed,
                low_step,
                high_step,
                is_strict,
                from_baseline,
                baseline,
                target_before,
                watch_share,
                asks_for_actions
            from visible.judged_plans(of_board)

        ),

        known_values as (

            select
                known.indicator,
                known.cost_centre,
                -- a year is called by the calendar year that it begins in
                (
                    divide(marts.month_number(known.period) - calendar.first_month, 12) * 100
                )::integer as year_period,
                (
                    (marts.month_number(known.period) - calendar.first_month) % 12 + 1
                )::integer as month_in_year,
                known.is_planned,
                known.value,
                known.actions
            from visible.indicator_values as known
            cross join calendar
            where
                known.board = of_board
                and known.period
                between marts.months_before(first_period, 23) and last_period
                and (with_units or known.cost_centre is null)

        ),

        monthly as (

            select
                indicator,
                cost_centre,
                year_period,
                max(case when month_in_year = 1 then value end) as v1,
                max(case when month_in_year = 2 then value end) as v2,
                max(case when month_in_year = 3 then value end) as v3,
                max(case when month_in_year = 4 then value end) as v4,
                max(case when month_in_year = 5 then value end) as v5,
                max(case when month_in_year = 6 then value end) as v6,
                max(case when month_in_year = 7 then value end) as v7,
                max(case when month_in_year = 8 then value end) as v8,
                max(case when month_in_year = 9 then value end) as v9,
                max(case when month_in_year = 10 then value end) as v10,
                max(case when month_in_year = 11 then value end) as v11,
                max(case when month_in_year = 12 then value end) as v12,
                bit_or(1 << month_in_year) as filled,
                bit_or(case when actions = 'begun' then 1 << month_in_year else 0 end) as begun,
                bit_or(case when actions = 'planned' then 1 << month_in_year else 0 end)
                as only_planned,
                bit_or(case when actions = 'none' then 1 << month_in_year else 0 end) as without
            from known_values
            where not is_planned
            group by indicator, cost_centre, year_period

        ),

        running as (

            select
                indicator,
                cost_centre,
                year_period,
                filled,
                begun,
                only_planned,
                without,
                [v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12] as months,
                coalesce(v1, 0) as s1,
                s1 + coalesce(v2, 0) as s2,
                s2 + coalesce(v3, 0) as s3,
                s3 + coalesce(v4, 0) as s4,
                s4 + coalesce(v5, 0) as s5,
                s5 + coalesce(v6, 0) as s6,
                s6 + coalesce(v7, 0) as s7,
                s7 + coalesce(v8, 0) as s8,
                s8 + coalesce(v9, 0) as s9,
                s9 + coalesce(v10, 0) as s10,
                s10 + coalesce(v11, 0) as s11,
                s11 + coalesce(v12, 0) as s12
            from monthly

        ),

        yearly as (

            select
                indicator,
                cost_centre,
                year_period,
                filled,
                begun,
                only_planned,
                without,
                months,
                [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12] as sums
            from running

        ),

        plans_of_months as (

            select
                indicator,
                cost_centre,
                year_period,
                list(
                    struct_pack(month := month_in_year, level := value) order by month_in_year
                ) as planned
            from known_values
            where is_planned
            group by indicator, cost_centre, year_period

        ),

        parts as (

            select indicator, cost_centre
            from yearly
            union
            select indicator, null as cost_centre
            from plans

        )

    select
        parts.indicator,
        parts.cost_centre,
        plans.year_period,
        plans.target_kind,
        plans.is_mean,
        plans.is_count,
        plans.adds_up,
        plans.is_higher,
        plans.follows_steps,
        plans.is_seasonal,
        plans.months_apart,
        plans.low_share,
        plans.high_share,
        plans.low_fixed,
        plans.high_fixed,
        plans.low_step,
        plans.high_step,
        plans.is_strict,
        plans.from_baseline,
        plans.baseline,
        plans.target_before,
        plans.watch_share,
        plans.asks_for_actions,
        (
            divide(plans.year_period, 100) * 12 + calendar.first_month - 1
        )::integer as number_before,
        this_year.months,
        this_year.sums,
        this_year.filled,
        this_year.begun,
        this_year.only_planned,
        this_year.without,
        plans_of_months.planned,
        year_before.months as months_before,
        year_before.sums as sums_before,
        year_before.filled as filled_before,
        year_before.sums[12] as sum_before,
        bit_count(year_before.filled) as count_before,
        marts.latest_month(year_before.filled, 12) as last_month_before,
        year_before.months[last_month_before] as latest_before
    from parts
    inner join plans on parts.indicator = plans.indicator
    cross join calendar
    left join
        yearly as this_year
        on parts.indicator = this_year.indicator
        and parts.cost_centre is not distinct from this_year.cost_centre
        and plans.year_period = this_year.year_period
    left join
        yearly as year_before
        on parts.indicator = year_before.indicator
        and parts.cost_centre is not distinct from year_before.cost_centre
        and plans.year_period = year_before.year_period + 100
    left join
        plans_of_months
        on parts.indicator = plans_of_months.indicator
        and parts.cost_centre is not distinct from plans_of_months.cost_centre
        and plans.year_period = plans_of_months.year_period
    where
        plans.year_period
        between divide(marts.month_number(first_period) - calendar.first_month, 12) * 100
        and divide(marts.month_number(last_period) - calendar.first_month, 12) * 100
