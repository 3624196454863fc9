-- One row per part and its total: days of care and what they cost, and why that is not as
-- expected. E8, N3. $against is what is expected: 'budget', or 'previous_year', the same months
-- of it. $dimension says what a part is: a care_form, a provider (own or external), a department
-- or a unit. Only the months of the year so far that something is told of are compared: `months`
-- are so many, and a budget for the year counts by so many twelfths. A row for a whole year is
-- told of when the year is over. Costs are below zero, so an effect below zero is worse; what a
-- day costs is above zero, and is of what has days. volume_effect: more or fewer days, at the
-- expected price of an average day. price_effect: the part's days at its own price instead of the
-- expected. mix_effect: more or fewer days of the part, by how far its expected price is from the
-- average. They sum to the variance to the öre: what rounding leaves is in mix_effect, and the
-- total is the sum of the parts. A part that was not expected has no expected price: its days at
-- the average price are volume, the rest is mix. One that was expected and is not there has no
-- price effect. unsplit: the variance of a part that has a cost without days, actual or expected,
-- and is so left out of the three. They and the variance are null where nothing at all was, or
-- was expected. is_forecast: some of the cost is what the sender said that a year would end at;
-- base_is_forecast the same of the expected. base_is_phased: some of it is twelfths of a yearly
-- budget.
-- Rests on: volumes
-- Right: figures
-- Parameters: $board, $period, $year_start, $organised_on, $against, $dimension
with

    named as (

        select year_start, month, key, name, days, cost, is_forecast, budget_days, budget_cost
        from visible.named_volumes($board, $year_start, $organised_on::date, $dimension)

    ),

    this_year as (

        select month, key, name, days, cost, is_forecast, budget_days, budget_cost
        from named
        where year_start = $year_start and month <= $period

    ),

    -- A year as a whole is told of when it is over.
    actual as (

        select month, key, name, days, cost, is_forecast
        from this_year
        where
            coalesce(days, cost) is not null
            and (month % 100 > 0 or $period = $year_start + if($year_start % 100 = 1, 11, 99))

    ),

    told as (

        select
            coalesce(list(month % 100 order by month), []) as months,
            if(list_contains(months, 0), 12, len(months)) as twelfths
        from (select month from actual group by all) as found

    ),

    both_sides as (

        select
            key,
            name,
            days,
            cost,
            is_forecast,
            null::decimal(18, 2) as base_days,
            null::decimal(18, 2) as base_cost,
            false as base_is_forecast,
            false as base_is_phased
        from actual
        union all
        select
            this_year.key,
            this_year.name,
            null as days,
            null as cost,
            false as is_forecast,
            if(
                this_year.month % 100 = 0,
                this_year.budget_days * told.twelfths / 12,
                this_year.budget_days
            )::decimal(18, 2) as base_days,
            if(
                this_year.month % 100 = 0,
                this_year.budget_cost * told.twelfths / 12,
                this_year.budget_cost
            )::decimal(18, 2) as base_cost,
            false as base_is_forecast,
            this_year.month % 100 = 0 and told.twelfths < 12 as base_is_phased
        from this_year
        cross join told
        where
            $against = 'budget'
            and coalesce(this_year.budget_days, this_year.budget_cost) is not null
            and told.twelfths > 0
            and (
                this_year.month % 100 = 0
                or list_contains(told.months, 0)
                or list_contains(told.months, this_year.month % 100)
            )
        union all
        select
            named.key,
            named.name,
            null as days,
            null as cost,
            false as is_forecast,
            named.days as base_days,
            named.cost as base_cost,
            named.is_forecast as base_is_forecast,
            false as base_is_phased
        from named
        cross join told
        where
            $against = 'previous_year'
            and named.year_start = $year_start - 100
            and coalesce(named.days, named.cost) is not null
            and (
                list_contains(told.months, 0)
                or list_contains(told.months, named.month % 100)
                or (named.month % 100 = 0 and told.twelfths = 12)
            )

    ),

    parts as (

        select
            key,
            max(name) as name,
            sum(days) as days,
            sum(base_days) as base_days,
            sum(cost) as cost,
            sum(base_cost) as base_cost,
            coalesce(bool_or(is_forecast), false) as is_forecast,
            coalesce(bool_or(base_is_forecast), false) as base_is_forecast,
            coalesce(bool_or(base_is_phased), false) as base_is_phased,
            sum(cost) filter (where days > 0) as cost_of_days,
            sum(base_cost) filter (where base_days > 0) as base_cost_of_days,
            -- A cost without days, so that a day of the part has no known price.
            bool_or(
                (coalesce(cost, 0) <> 0 and coalesce(days, 0) = 0)
                or (coalesce(base_cost, 0) <> 0 and coalesce(base_days, 0) = 0)
            ) as lacks_days
        from both_sides
        group by all

    ),

    average as (

        select
            sum(base_cost) filter (where not lacks_days)
            / nullif(sum(base_days) filter (where not lacks_days), 0) as price,
            bool_or(coalesce(days, cost) is not null)
            and bool_or(coalesce(base_days, base_cost) is not null) as has_both
        from parts

    ),

    effects as (

        select
            parts.key,
            parts.name,
            parts.days,
            parts.base_days,
            parts.cost,
            parts.base_cost,
            parts.cost_of_days,
            parts.base_cost_of_days,
            parts.is_forecast,
            parts.base_is_forecast,
            parts.base_is_phased,
            parts.lacks_days or average.price is null as is_unsplit,
            case
                when average.has_both then coalesce(parts.cost, 0) - coalesce(parts.base_cost, 0)
            end as variance,
            ((coalesce(parts.days, 0) - coalesce(parts.base_days, 0)) * average.price)::decimal(
                18, 2
            ) as volume,
            coalesce(
                parts.cost - parts.days * parts.base_cost / nullif(parts.base_days, 0), 0
            )::decimal(18, 2) as price
        from parts
        cross join average

    ),

    split as (

        select
            key,
            name,
            days,
            base_days,
            cost,
            base_cost,
            cost_of_days,
            base_cost_of_days,
            is_forecast,
            base_is_forecast,
            base_is_phased,
            variance,
            case when variance is not null then if(is_unsplit, 0, volume) end as volume_effect,
            case when variance is not null then if(is_unsplit, 0, price) end as price_effect,
            case when variance is not null then if(is_unsplit, variance, 0) end as unsplit
        from effects

    )

select
    case when grouping(key) = 1 then 'total' else 'part' end as row_kind,
    key,
    case when grouping(key) = 0 then coalesce(max(name), key) end as name,
    sum(days) as days,
    sum(base_days) as base_days,
    sum(cost) as cost,
    sum(base_cost) as base_cost,
    sum(variance)::decimal(18, 2) as variance,
    (- sum(cost_of_days) / nullif(sum(days), 0))::decimal(18, 2) as cost_per_day,
    (- sum(base_cost_of_days) / nullif(sum(base_days), 0))::decimal(18, 2) as base_cost_per_day,
    sum(volume_effect)::decimal(18, 2) as volume_effect,
    sum(price_effect)::decimal(18, 2) as price_effect,
    sum(variance - volume_effect - price_effect - unsplit)::decimal(18, 2) as mix_effect,
    sum(unsplit)::decimal(18, 2) as unsplit,
    bool_or(is_forecast) as is_forecast,
    bool_or(base_is_forecast) as base_is_forecast,
    bool_or(base_is_phased) as base_is_phased,
    any_value(told.twelfths)::integer as months
from split
cross join told
group by grouping sets ((key), ())
having count(*) > 0
order by grouping(key), variance, name
