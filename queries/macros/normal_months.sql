-- One row per series, target year and month: how large the month normally is, of its year's mean.
-- The mean of at most five years, each year back weighing 0,7 of the one after it, and drawn
-- towards a flat year as far as what differs between months does not come back from year to year.
-- With less than two whole years it is drawn towards the budget's months instead, where there are
-- any. `windows` names what forecast_windows gives, `phased` a relation (series_id, month, amount).
create or replace macro marts.normal_months(windows, phased) as table
    with

        phased_totals as (

            select series_id, sum(amount)::double as year_amount
            from query_table(phased)
            group by all

        ),

        phased_shares as (

            select
                phasing.series_id,
                phasing.month,
                phasing.amount * 12.0 / nullif(phased_totals.year_amount, 0) as share
            from query_table(phased) as phasing
            inner join phased_totals using (series_id)

        ),

        month_ratios as (

            select
                series_id,
                target_year,
                month,
                count(*) as years,
                sum(pow(0.7, target_year - 1 - year)) as weight,
                sum(pow(0.49, target_year - 1 - year)) as squared_weight,
                sum(pow(0.7, target_year - 1 - year) * amount / mean_of_year)
                / sum(pow(0.7, target_year - 1 - year)) as ratio,
                sum(amount / mean_of_year) as ratios,
                sum(amount * amount / (mean_of_year * mean_of_year)) as squared_ratios
            from query_table(windows)
            -- Where months take each other out, what a month is of their mean says nothing.
            where year < target_year and mean_of_year > 0.3 * mean_size_of_year
            group by all

        ),

        variations as (

            select
                month_ratios.series_id,
                month_ratios.target_year,
                any_value(month_ratios.years) as whole_years,
                any_value(
                    month_ratios.weight * month_ratios.weight / month_ratios.squared_weight
                ) as independent_years,
                case
                    when any_value(month_ratios.years) > 1
                    then
                        sum(
                            month_ratios.squared_ratios
                            - 2 * month_ratios.ratio * month_ratios.ratios
                            + month_ratios.years * month_ratios.ratio * month_ratios.ratio
                        )
                        / (12.0 * (any_value(month_ratios.years) - 1))
                end as within_months,
                sum(
                    pow(
                        month_ratios.ratio - case
                            when month_ratios.years < 2
                            then coalesce(phased_shares.share, 1.0)
                            else 1.0
                        end,
                        2
                    )
                )
                / 11.0 as between_months
            from month_ratios
            left join phased_shares using (series_id, month)
            group by all

        ),

-- One year alone cannot say what is chance: it is taken to have as much as the others.
        usual as (

            select target_year, median(within_months) as within_months
            from variations
            group by all

        ),

        trusts as (

            select
                variations.series_id,
                variations.target_year,
                variations.whole_years,
                coalesce(variations.within_months, usual.within_months) as chance,
                case
                    when not variations.between_months > 0
                    then 0.0
                    when chance is null
                    then 0.7
                    else
                        greatest(
                            0.0,
                            1.0 - chance / variations.independent_years / variations.between_months
                        )
                end as trust
            from variations
            inner join usual using (target_year)

        ),

        tasks as (

            select series_id, target_year
            from query_table(windows)
            where year = target_year
            group by all

        )

    select
        tasks.series_id,
        tasks.target_year,
        calendar.month,
        coalesce(trusts.whole_years, 0) as whole_years,
        case
            when coalesce(trusts.whole_years, 0) < 2 then coalesce(phased_shares.share, 1.0) else 1.0
        end as untaught,
        untaught
        + coalesce(trusts.trust, 0.0) * (coalesce(month_ratios.ratio, untaught) - untaught) as normal
    from tasks
    cross join (select unnest(range(1, 13))::integer as month) as calendar
    left join
        trusts
        on tasks.series_id = trusts.series_id
        and tasks.target_year = trusts.target_year
    left join
        month_ratios
        on tasks.series_id = month_ratios.series_id
        and tasks.target_year = month_ratios.target_year
        and calendar.month = month_ratios.month
    left join
        phased_shares
        on tasks.series_id = phased_shares.series_id
        and calendar.month = phased_shares.month
