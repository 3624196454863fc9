-- One row per month of a span and cost centre and account of `series`, which names a relation of
-- these two: the month against the twelve before it. What was booked in them counts, not that
-- nothing was; `lowest` and `highest` go by sign. Closing entries (13) belong to no month's habit.
-- Lists, since windows over so many months take longer.
create or replace macro marts.months_against_history(
    series, of_board, first_month, last_month
) as table
    with

        span as (

            select
                marts.month_number(first_month) as first_number,
                marts.month_number(last_month) as last_number

        ),

        booked_series as (

            select
                positions.cost_centre,
                positions.account,
                map_from_entries(
                    list((marts.month_number(positions.period), positions.amount))
                ) as booked,
                min(marts.month_number(positions.period)) filter (
                    positions.amount <> 0
                ) as first_booked
            from marts.positions
            semi join
                query_table(series) as chosen
                on positions.cost_centre is not distinct from chosen.cost_centre
                and positions.account is not distinct from chosen.account
            where
                positions.board = of_board
                and positions.value_type = 'actual'
                and positions.period between first_month - 200 and last_month
                and positions.period % 100 between 1 and 12
            group by all

        ),

        filled as (

            select
                booked_series.cost_centre,
                booked_series.account,
                booked_series.first_booked,
                span.first_number,
                span.last_number,
                list_transform(
                    range(span.first_number - 12, span.last_number + 1),
                    lambda number: coalesce(booked_series.booked[number], 0)
                )::decimal(18, 2)[] as amounts
            from booked_series
            cross join span

        ),

        months as (

            select
                cost_centre,
                account,
                first_booked,
                amounts,
                unnest(range(first_number, last_number + 1)) as number,
                unnest(range(13, last_number - first_number + 14)) as place
            from filled

        ),

        histories as (

            select
                cost_centre,
                account,
                first_booked,
                number,
                amounts[place] as amount,
                amounts[place - 12] as last_year,
                list_filter(amounts[place - 12 : place - 1], lambda one: one <> 0) as before
            from months

        )

    select
        cost_centre,
        account,
        marts.numbered_month(number) as period,
        amount,
        len(before) as booked_months,
        list_min(before) as lowest,
        list_max(before) as highest,
        list_median(before)::decimal(18, 2) as usual,
        -- A month that was skipped last year too, of an account that was in use then.
        last_year = 0 and first_booked < number - 12 as is_skipped
    from histories
