-- One row per series of weights that the actual of earlier years gives a budget year: of each
-- account group within each unit, within each department, and of all else.
-- E3. The pattern is what was booked month by month in the last three whole years, summed. A year
-- is whole when the board has an actual in each of its months, and for a series when it has one
-- both in the first and in the last quarter: one that opened within the year has no year's pattern.
-- A month against the sign of the year is no share of it, so such a series has no pattern either. A
-- unit without one has its department's, a department without one twelfths.
create or replace macro marts.seasonal_weights(
    of_board, year_start, year_end, organised_on
) as table
    with

        booked as (

            select
                department,
                unit,
                account_group,
                -- How many months before the budget year; its last year's last is 1 before.
                (divide(year_start, 100) - divide(month, 100)) * 12
                + year_start % 100
                - month % 100 as months_before,
                divide(months_before + 11, 12) as years_before,
                years_before * 12 - months_before + 1 as place,
                sum(amount) as amount
            from
                marts.all_placed_positions(of_board, year_start - 500, year_end - 100, organised_on)
            where value_type = 'actual'
            group by all

        ),

        whole_years as (

            select years_before
            from booked
            group by all
            having count(distinct place) = 12
            order by years_before
            limit 3

        ),

        series as (

            select department, unit, account_group, true as is_unit, years_before, place, amount
            from booked
            semi join whole_years using (years_before)
            union all
            select
                department,
                null as unit,
                account_group,
                false as is_unit,
                years_before,
                place,
                sum(amount) as amount
            from booked
            semi join whole_years using (years_before)
            group by all

        ),

        own_years as (

            select department, unit, account_group, is_unit, years_before
            from series
            where amount <> 0
            group by all
            having min(place) <= 3 and max(place) >= 10

        ),

        known as (

            select department, unit, account_group, is_unit, places.place
            from series
            cross join (select unnest(range(1, 13)) as place) as places
            group by all

        ),

        by_place as (

            select
                known.department,
                known.unit,
                known.account_group,
                known.is_unit,
                known.place,
                min(own_years.years_before) as last_before,
                max(own_years.years_before) as first_before,
                coalesce(sum(series.amount) filter (where own_years.years_before is not null), 0)
                    as amount
            from known
            left join
                own_years
                on known.department = own_years.department
                and known.unit is not distinct from own_years.unit
                and known.account_group = own_years.account_group
                and known.is_unit = own_years.is_unit
            left join
                series
                on own_years.department = series.department
                and own_years.unit is not distinct from series.unit
                and own_years.account_group = series.account_group
                and own_years.is_unit = series.is_unit
                and own_years.years_before = series.years_before
                and known.place = series.place
            group by all

        ),

        patterns as (

            select
                department,
                unit,
                account_group,
                is_unit,
                year_start - min(first_before) * 100 as first_year,
                year_start - min(last_before) * 100 as last_year,
                case
                    when sum(abs(amount)) = 0
                    then 'no_whole_year'
                    when min(amount) < 0 and max(amount) > 0
                    then 'changing_sign'
                end as shortcoming,
                list(abs(amount)::decimal(18, 2) order by place) as weights
            from by_place
            group by all

        ),

        of_departments as (

            select
                department,
                null as unit,
                account_group,
                case when shortcoming is null then 'department' else 'twelfths' end as basis,
                -- It is for the units that have no whole year of their own.
                coalesce(shortcoming, 'no_whole_year') as shortcoming,
                case when shortcoming is null then first_year end as first_year,
                case when shortcoming is null then last_year end as last_year,
                case
                    when shortcoming is null then weights else list_resize([]::decimal(18, 2)[], 12, 1)
                end as weights
            from patterns
            where not is_unit

        )

    select
        patterns.department,
        patterns.unit,
        patterns.account_group,
        case when patterns.shortcoming is null then 'unit' else of_departments.basis end as basis,
        patterns.shortcoming,
        case
            when patterns.shortcoming is null then patterns.first_year else of_departments.first_year
        end as first_year,
        case
            when patterns.shortcoming is null then patterns.last_year else of_departments.last_year
        end as last_year,
        case
            when patterns.shortcoming is null then patterns.weights else of_departments.weights
        end as weights
    from patterns
    inner join of_departments using (department, account_group)
    where patterns.is_unit
    union all
    select department, unit, account_group, basis, shortcoming, first_year, last_year, weights
    from of_departments
    union all
    select
        null as department,
        null as unit,
        null as account_group,
        'twelfths' as basis,
        'no_whole_year' as shortcoming,
        null as first_year,
        null as last_year,
        list_resize([]::decimal(18, 2)[], 12, 1) as weights
