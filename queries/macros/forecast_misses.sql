-- One row per closed year of a board, month of it, part (null for the total) and method: what the
-- year was to land on, and what it did. `method` is adopted, computed, or one of the rules that the
-- computed forecast is judged beside. `miss` is of the year's own size, below zero where the
-- forecast was too low, be it costs or income; `is_within` is whether the year ended in the
-- interval.
-- Of one department where `of_department` is given. What was computed without any history is left
-- out: there the forecast says so itself.
create or replace macro visible.forecast_misses(of_board, last_period, of_grain, of_department) as table
    with

        fiscal as (select first_month from visible.boards where board = of_board),

        landed as materialized (

            select
                case
                    when landings.period % 100 >= fiscal.first_month
                    then landings.period - landings.period % 100 + fiscal.first_month
                    else landings.period - landings.period % 100 - 100 + fiscal.first_month
                end as year_start,
                (landings.period % 100 - fiscal.first_month + 12) % 12 + 1 as closed_months,
                landings.period,
                landings.row_kind,
                landings.part,
                landings.name,
                landings.forecast,
                landings.low,
                landings.high,
                landings.whole_years,
                [
                    {'method': 'computed', 'landing': landings.forecast},
                    {'method': 'at_level', 'landing': landings.at_level},
                    {'method': 'with_trend', 'landing': landings.with_trend},
                    {'method': 'as_last_year', 'landing': landings.as_last_year},
                    {'method': 'last_years_rest', 'landing': landings.last_years_rest},
                    {'method': 'by_usual_share', 'landing': landings.by_usual_share},
                    {'method': 'budgets_rest', 'landing': landings.budgets_rest},
                    {
                        'method': 'run_rate',
                        'landing': (landings.actual_ytd * 12 / closed_months)::decimal(18, 2)
                    }
                ] as told
            from visible.landings(of_board, 0, last_period, of_grain, of_department) as landings
            cross join fiscal

        ),

        endings as (

            select year_start, row_kind, part, name, forecast as actual
            from landed
            where closed_months = 12 and forecast <> 0

        ),

        computed as (

            select
                year_start,
                closed_months,
                period,
                row_kind,
                part,
                low,
                high,
                unnest(told, max_depth := 2)
            from landed
            where closed_months < 12 and whole_years > 0

        ),

        adopted_parts as (

            select
                period,
                case
                    of_grain
                    when 'department'
                    then department
                    when 'unit'
                    then unit
                    when 'account_group'
                    then account_group
                end as part,
                amount
            from visible.placed_positions(of_board, 0, last_period, null::date)
            where
                value_type = 'adopted_forecast'
                and (of_department is null or department = of_department)

        ),

        adopted as (

            select
                period,
                case when grouping(part) = 1 then 'total' else 'part' end as row_kind,
                part,
                sum(amount)::decimal(18, 2) as landing
            from adopted_parts
            group by grouping sets ((period, part), (period))

        ),

        told as (

            select year_start, closed_months, period, row_kind, part, method, landing, low, high
            from computed
            union all
            select
                landed.year_start,
                landed.closed_months,
                landed.period,
                landed.row_kind,
                landed.part,
                'adopted' as method,
                adopted.landing,
                null as low,
                null as high
            from landed
            inner join
                adopted
                on landed.period = adopted.period
                and landed.row_kind = adopted.row_kind
                and landed.part is not distinct from adopted.part

        )

    select
        told.year_start,
        told.closed_months,
        told.period,
        told.row_kind,
        told.part,
        endings.name,
        told.method,
        told.landing,
        endings.actual,
        -- Never −0, which is what nothing of a cost is.
        coalesce(nullif((told.landing - endings.actual)::double / endings.actual, 0), 0) as miss,
        case
            when told.method = 'computed' then endings.actual between told.low and told.high
        end as is_within
    from told
    inner join
        endings
        on told.year_start = endings.year_start
        and told.row_kind = endings.row_kind
        and told.part is not distinct from endings.part
    where told.landing is not null
