-- One row per month of a budget that lies in straight twelfths although the past years of its cost
-- centre and account go by season: N6. What the month's budget is, and what it is when the month
-- has its mean share of those years (three at most).
-- A season is one that comes back: of what months differ from a twelfth so large a share is the
-- same every year; and its largest month is no steady one. Closing entries (13) are part of their
-- year's last month. Years begin as `year_start` does, and it is the first.
create or replace macro marts.seasonal_budgets(of_board, year_start, limits) as table
    with

-- Years are counted from the first, which is 0; so those before it are below zero.
        loaded_years as (

            select
                floor(
                    (marts.month_number(period) - marts.month_number(year_start)) / 12
                )::integer as year
            from marts.positions
            where
                board = of_board
                and value_type = 'actual'
                and period >= year_start - 300
                and period % 100 between 1 and 12
            group by all
            having count(distinct period) = 12

        ),

        straight as (

            select
                cost_centre,
                account,
                divide(marts.month_number(period) - marts.month_number(year_start), 12) as year,
                sum(amount) as budget_year,
                list({'month': period, 'amount': amount}) as months
            from marts.positions
            where
                board = of_board
                and value_type = 'budget'
                and period >= year_start
                and period % 100 between 1 and 12
            group by all
            -- Twelfths of several rows differ by some öre; nothing else does by less than a krona.
            having count(*) = 12 and max(amount) - min(amount) < 1

        ),

        past as (

            select
                cost_centre,
                account,
                floor(
                    (marts.month_number(marts.counted_month(period)) - marts.month_number(year_start))
                    / 12
                )::integer as year,
                (marts.counted_month(period) % 100)::integer as month_of_year,
                sum(amount)::double as amount
            from marts.positions
            where
                board = of_board
                and value_type = 'actual'
                and period >= year_start - 300
                and period % 100 > 0
            group by all

        ),

        shares as (

            select
                cost_centre,
                account,
                year,
                month_of_year,
                amount / sum(amount) over of_year as share
            from past
            semi join loaded_years using (year)
            window of_year as (partition by cost_centre, account, year)
            -- Where months take each other out, what a month is of the year says nothing.
            qualify abs(sum(amount) over of_year) > 0.3 * sum(abs(amount)) over of_year

        ),

        month_shares as (

            select
                straight.cost_centre,
                straight.account,
                straight.year,
                shares.month_of_year,
                sum(shares.share) as share,
                sum(shares.share * shares.share) as squared_shares
            from straight
            inner join
                shares
                on straight.cost_centre is not distinct from shares.cost_centre
                and straight.account is not distinct from shares.account
                and shares.year between straight.year - 3 and straight.year - 1
            group by all

        ),

-- The shares of a year sum to one, so those of all years to how many there are.
        seasons as (

            select
                cost_centre,
                account,
                year,
                round(sum(share)) as years,
                max(share) / years as largest_share,
                sum(share * share) / years - years / 12 as between_months,
                sum(squared_shares) - sum(share * share) / years as within_months
            from month_shares
            group by all
            having
                years >= struct_extract(limits, 'seasonal_years')
                and 12 * largest_share >= struct_extract(limits, 'steadiness')
                and between_months
                >= struct_extract(limits, 'seasonal_share') * (between_months + within_months)

        ),

        unfolded as (

            select
                straight.cost_centre,
                straight.account,
                straight.year,
                straight.budget_year,
                seasons.years,
                unnest(straight.months, recursive := true)
            from straight
            inner join
                seasons
                on straight.cost_centre is not distinct from seasons.cost_centre
                and straight.account is not distinct from seasons.account
                and straight.year = seasons.year

        ),

-- To whole öre up to and including each month, so that the year loses none.
        seasonal as (

            select
                unfolded.cost_centre,
                unfolded.account,
                unfolded.year,
                unfolded.month,
                unfolded.amount,
                (
                    unfolded.budget_year
                    * sum(coalesce(month_shares.share, 0)) over (
                        partition by unfolded.cost_centre, unfolded.account, unfolded.year
                        order by unfolded.month
                    )
                    / unfolded.years
                )::decimal(18, 2) as amount_ytd
            from unfolded
            left join
                month_shares
                on unfolded.cost_centre is not distinct from month_shares.cost_centre
                and unfolded.account is not distinct from month_shares.account
                and unfolded.year = month_shares.year
                and unfolded.month % 100 = month_shares.month_of_year

        )

    select
        cost_centre,
        account,
        month,
        amount,
        amount_ytd
        - lag(amount_ytd, 1, 0) over (
            partition by cost_centre, account, year order by month
        ) as seasonal_amount
    from seasonal
