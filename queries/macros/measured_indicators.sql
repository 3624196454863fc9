-- One row per indicator of a board's plan, part of the board (`cost_centre`; null is all of it) and
-- month: what it has come to by its way of measuring (`reached`), the same a year before, and how
-- large a part of the year's target should be reached (`share_of_year`; 1 where it is no count). A
-- value that is not there in time is null: none is taken over from an earlier month (N13).
-- `actions` are those said of the latest value; `latest_number` is its month (marts.month_number).
create or replace macro visible.measured_indicators(of_board, first_period, last_period, with_units) as table
    with

        monthly as (

            select
                indicator,
                cost_centre,
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
                asks_for_actions,
                number_before,
                months,
                sums,
                filled,
                begun,
                only_planned,
                without,
                planned,
                months_before,
                sums_before,
                filled_before,
                sum_before,
                count_before,
                last_month_before,
                latest_before,
                unnest(
                    range(
                        greatest(1, marts.month_number(first_period) - number_before),
                        least(12, marts.month_number(last_period) - number_before) + 1
                    )
                )::integer as month_in_year
            from visible.indicator_years(of_board, first_period, last_period, with_units)

        ),

        so_far as (

            select
                indicator,
                cost_centre,
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
                asks_for_actions,
                month_in_year,
                number_before + month_in_year as number,
                months[month_in_year] as value,
                sums[month_in_year] as ytd_sum,
                coalesce(bit_count(filled & ((2 << month_in_year) - 1)), 0) as ytd_count,
                marts.latest_month(filled, month_in_year) as latest_month,
                case
                    when begun & (1 << latest_month) > 0
                    then 'begun'
                    when only_planned & (1 << latest_month) > 0
                    then 'planned'
                    when without & (1 << latest_month) > 0
                    then 'none'
                end as actions,
                case
                    when follows_steps
                    then list_filter(planned, lambda step: step.month <= month_in_year)[-1].level
                end as planned_level,
                months,
                months_before,
                filled_before,
                sum_before,
                count_before,
                last_month_before,
                latest_before,
                sums_before[month_in_year] as ytd_sum_before,
                bit_count(filled_before & ((2 << month_in_year) - 1)) as ytd_count_before
            from monthly

        )

    select
        indicator,
        cost_centre,
        year_period,
        number,
        marts.numbered_month(number) as period,
        month_in_year,
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
        asks_for_actions,
        value,
        actions,
        ytd_sum,
        ytd_count,
        planned_level,
        number
        - coalesce(month_in_year - latest_month, month_in_year + 12 - last_month_before)
        as latest_number,
        month_in_year - month_in_year % months_apart as due_month,
        due_month > 0 and coalesce(latest_month, 0) >= due_month as is_updated,
        case
            when not is_updated
            then null
            when is_mean
            then (ytd_sum / ytd_count)::decimal(18, 4)
            when not adds_up
            then months[latest_month]
            when ytd_count >= divide(due_month, months_apart)
            then ytd_sum::decimal(18, 4)
        end as reached,
        case
            when is_mean
            then (ytd_sum_before / nullif(ytd_count_before, 0))::decimal(18, 4)
            when not adds_up
            then months_before[marts.latest_month(filled_before, month_in_year)]
            when ytd_count_before >= divide(due_month, months_apart)
            then ytd_sum_before::decimal(18, 4)
        end as reached_before,
        case
            when follows_steps
            then 'steps'
            when not is_count
            then 'whole'
            when
                is_seasonal
                and count_before >= divide(12, months_apart)
                and sum_before <> 0
            then 'seasonal'
            else 'linear'
        end as by_path,
        case
            when follows_steps or not is_count
            then 1
            when by_path = 'linear'
            then due_month / 12
            when adds_up
            then ytd_sum_before / sum_before
            else
                months_before[marts.latest_month(filled_before, month_in_year)]
                / nullif(latest_before, 0)
        end::decimal(9, 6) as share_of_year
    from so_far
