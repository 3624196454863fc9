-- One row per part of a board that the viewer sees, and one for its total (`part` is null): the
-- variance so far, and where the year lands against its budget. `of_grain` says what a part is: a
-- department or a unit. The forecast is the latest adopted one, or else the computed; a part of
-- which nothing was adopted then has the computed. Costs are negative; without a budget nothing is
-- known of a variance.
create or replace macro visible.standings(
    of_board, of_period, year_start, year_end, of_grain
) as table
    with

        latest as materialized (

            select max(period) as month
            from visible.adopted_ages(of_board, year_start, of_period)
            where age = 1

        ),

        placed as (

            select
                value_type,
                period,
                month,
                case of_grain when 'unit' then unit else department end as part,
                case of_grain when 'unit' then unit_name else department_name end as name,
                department,
                amount
            from
                visible.placed_positions(
                    of_board,
                    year_start,
                    year_end,
                    last_day(make_date(divide(of_period, 100), of_period % 100, 1))
                )

        ),

        sums as (

            select
                case when grouping(part) = 1 then 'total' else 'part' end as row_kind,
                part,
                case when grouping(part) = 0 then max(name) end as name,
                case when grouping(part) = 0 then max(department) end as department,
                sum(amount) filter (
                    where value_type = 'actual' and month between year_start and of_period
                ) as actual_ytd,
                sum(amount) filter (
                    where value_type = 'budget' and month between year_start and of_period
                ) as budget_ytd,
                sum(amount) filter (
                    where value_type = 'budget' and month between year_start and year_end
                ) as budget_year,
                sum(amount) filter (
                    where value_type = 'adopted_forecast' and period = (select month from latest)
                ) as adopted
            from placed
            group by rollup (part)

        ),

        computed as (

            select row_kind, part, forecast as landing
            from
                visible.landings(of_board, of_period::integer, of_period::integer, of_grain, null)

        )

    select
        sums.row_kind,
        sums.part,
        sums.name,
        sums.department,
        sums.actual_ytd - sums.budget_ytd as variance_ytd,
        case
            when sums.adopted is not null
            then 'adopted'
            when computed.landing is not null
            then 'computed'
        end as forecast_origin,
        case
            when sums.adopted is not null
            then (select month from latest)
            when computed.landing is not null
            then of_period
        end::integer as forecast_month,
        coalesce(sums.adopted, computed.landing)::decimal(18, 2) as forecast,
        sums.budget_year,
        forecast - sums.budget_year as forecast_variance
    from sums
    left join
        computed
        on sums.row_kind = computed.row_kind
        and sums.part is not distinct from computed.part
