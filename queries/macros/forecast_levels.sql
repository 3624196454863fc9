-- One row per series and target year: the level it has now, and what its past says of that.
-- Five memories, from long to short, each judged by how well it has told the next month before.
-- `windows` and `normal_months` name what the macros of those names give.
create or replace macro marts.forecast_levels(windows, normal_months, closed_months) as table
    with

        runs as (

            select
                seen.series_id,
                seen.target_year,
                any_value(normal.whole_years) as whole_years,
                nullif(count(*) - 12, 0) as judged_months,
                list_reduce(
                    list_sort(
                        list(
                            {
                                'number': seen.month_number,
                                'amount': seen.amount,
                                'normal': normal.normal
                            }
                        )
                    ),
                    lambda known, month: {
                        'months': known.months + 1,
                        'longest': marts.remembered(known.longest, month, known.months, 0.95),
                        'long': marts.remembered(known.long, month, known.months, 0.88),
                        'middle': marts.remembered(known.middle, month, known.months, 0.75),
                        'short': marts.remembered(known.short, month, known.months, 0.5),
                        'shortest': marts.remembered(known.shortest, month, known.months, 0.1)
                    },
                    {
                        'months': 0::integer,
                        'longest': marts.no_memory(),
                        'long': marts.no_memory(),
                        'middle': marts.no_memory(),
                        'short': marts.no_memory(),
                        'shortest': marts.no_memory()
                    }
                ) as known,
                coalesce(regr_slope(seen.amount, seen.month_number), 0.0) as slope,
                coalesce(sum(seen.amount) filter (seen.year = seen.target_year), 0.0) as so_far,
                coalesce(
                    sum(seen.amount) filter (seen.year = seen.target_year - 1), 0.0
                ) as last_year,
                coalesce(
                    sum(seen.amount) filter (
                        seen.year = seen.target_year - 1 and seen.month <= closed_months
                    ),
                    0.0
                ) as last_year_so_far,
                stddev_pop(seen.amount) as spread,
                arg_max(seen.amount, seen.month_number) as latest_amount,
                arg_max(normal.normal, seen.month_number) as latest_normal,
                any_value(seen.direction) as direction,
                any_value(seen.has_both_signs) as has_both_signs
            from query_table(windows) as seen
            inner join query_table(normal_months) as normal using (series_id, target_year, month)
            group by seen.series_id, seen.target_year

        ),

        opened as (

            select
                series_id,
                target_year,
                judged_months,
                known.long.usual_error as usual_error,
                unnest(
                    [
                        {'memory': known.longest, 'freshness': 0.05},
                        {'memory': known.long, 'freshness': 0.12},
                        {'memory': known.middle, 'freshness': 0.25},
                        {'memory': known.short, 'freshness': 0.5},
                        {'memory': known.shortest, 'freshness': 0.9}
                    ],
                    max_depth := 2
                )
            from runs

        ),

        memories as (

            select
                series_id,
                target_year,
                judged_months,
                usual_error,
                freshness,
                coalesce(memory.total / nullif(memory.normal, 0), 0) as level,
                memory.squared_errors / judged_months as error
            from opened

        ),

        least_errors as (

            select series_id, target_year, min(error) as least_error from memories group by all

        ),

        weighed as (

            select
                memories.series_id,
                memories.target_year,
                memories.usual_error,
                memories.level,
                memories.error,
                memories.freshness,
                coalesce(
                    pow(
                        (least_errors.least_error + 1e-12) / (memories.error + 1e-12),
                        memories.judged_months / 2.0
                    ),
                    1
                ) as weight
            from memories
            inner join least_errors using (series_id, target_year)

        ),

        agreed as (

            select
                series_id,
                target_year,
                any_value(usual_error) as usual_error,
                sum(weight * level) / sum(weight) as level,
                sum(weight * freshness) / sum(weight) as freshness,
                sqrt(sum(weight * error) / sum(weight)) as error
            from weighed
            group by all

        )

    select
        runs.series_id,
        runs.target_year,
        runs.whole_years,
        runs.so_far,
        runs.last_year,
        runs.last_year_so_far,
        runs.latest_amount,
        runs.latest_normal,
        case when runs.whole_years >= 2 then runs.slope else 0.0 end as slope,
        agreed.level,
        agreed.freshness,
        coalesce(agreed.error, runs.spread) as usual_spread,
        agreed.usual_error,
        runs.direction,
        runs.has_both_signs
    from runs
    inner join agreed using (series_id, target_year)
