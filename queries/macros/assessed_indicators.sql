-- One row per indicator of a board's plan, part of the board (`cost_centre`; null is all of it) and
-- month: what it has come to, what it should have come to, and how it stands by the rule (M1–M3,
-- N13). `what_if` maps indicators to what the last month is supposed to have come to; null: what
-- it really has. An indicator that is not updated, or cannot be judged, is neither good nor bad.
-- `required_low` and `required_high` are the ends of what counts as reached, null where it is open,
-- `is_strict` when the end itself does not count; `watch_low` and `watch_high` those of what is
-- but a smaller deviation. `shortfall` is how far outside it lies.
create or replace macro visible.assessed_indicators(of_board, first_period, last_period, with_units, what_if) as table
    with

        supposed as (

            select
                measured.indicator,
                measured.cost_centre,
                measured.year_period,
                measured.number,
                measured.period,
                measured.month_in_year,
                measured.value,
                measured.actions,
                measured.ytd_sum,
                measured.ytd_count,
                measured.planned_level,
                measured.latest_number,
                measured.due_month,
                measured.reached_before,
                measured.by_path,
                measured.share_of_year,
                measured.target_kind,
                measured.is_higher,
                measured.follows_steps,
                measured.low_share,
                measured.high_share,
                measured.low_fixed,
                measured.high_fixed,
                measured.low_step,
                measured.high_step,
                measured.is_strict,
                measured.from_baseline,
                measured.baseline,
                measured.target_before,
                measured.watch_share,
                measured.asks_for_actions,
                coalesce(
                    measured.cost_centre is null
                    and measured.period = last_period
                    and map_contains(what_if, measured.indicator),
                    false
                ) as is_supposed,
                measured.is_updated or is_supposed as is_updated,
                case
                    when is_supposed
                    then element_at(what_if, measured.indicator)[1]::decimal(18, 4)
                    else measured.reached
                end as reached,
                case
                    when coalesce(measured.low_step, measured.high_step) is null
                    then null
                    when measured.from_baseline
                    then
                        coalesce(
                            (measured.baseline * measured.share_of_year)::decimal(18, 4),
                            measured.reached_before
                        )
                    else
                        coalesce(
                            measured.reached_before,
                            (measured.target_before * measured.share_of_year)::decimal(18, 4),
                            (measured.baseline * measured.share_of_year)::decimal(18, 4)
                        )
                end as reference,
                case
                    when reference is null
                    then null
                    when measured.from_baseline and measured.baseline is not null
                    then 'baseline'
                    when measured.reached_before is not null
                    then 'year_before'
                    when measured.target_before is not null
                    then 'target_before'
                    else 'baseline'
                end as reference_kind
            from visible.measured_indicators(of_board, first_period, last_period, with_units) as measured

        ),

        bounded as (

            select
                supposed.indicator,
                supposed.cost_centre,
                supposed.year_period,
                supposed.number,
                supposed.period,
                supposed.month_in_year,
                supposed.value,
                supposed.actions,
                supposed.ytd_sum,
                supposed.ytd_count,
                supposed.planned_level,
                supposed.latest_number,
                supposed.due_month,
                supposed.reached_before,
                supposed.by_path,
                supposed.share_of_year,
                supposed.target_kind,
                supposed.is_strict,
                supposed.watch_share,
                supposed.asks_for_actions,
                supposed.follows_steps,
                supposed.is_supposed,
                supposed.is_updated,
                supposed.reached,
                supposed.reference,
                supposed.reference_kind,
                supposed.high_fixed,
                case
                    when supposed.follows_steps
                    then case when supposed.is_higher then supposed.planned_level end
                    when supposed.low_share is not null
                    then (supposed.low_share * supposed.share_of_year)::decimal(18, 4)
                    when supposed.low_step is not null
                    then
                        (
                            supposed.reference + abs(supposed.reference) * supposed.low_step
                        )::decimal(18, 4)
                    else supposed.low_fixed
                end as required_low,
                case
                    when supposed.follows_steps
                    then case when not supposed.is_higher then supposed.planned_level end
                    when supposed.high_share is not null
                    then (supposed.high_share * supposed.share_of_year)::decimal(18, 4)
                    when supposed.high_step is not null
                    then
                        (
                            supposed.reference + abs(supposed.reference) * supposed.high_step
                        )::decimal(18, 4)
                    else supposed.high_fixed
                end as required_high
            from supposed

        ),

        margined as (

            select
                bounded.indicator,
                bounded.cost_centre,
                bounded.year_period,
                bounded.number,
                bounded.period,
                bounded.month_in_year,
                bounded.value,
                bounded.actions,
                bounded.ytd_sum,
                bounded.ytd_count,
                bounded.planned_level,
                bounded.latest_number,
                bounded.due_month,
                bounded.reached_before,
                bounded.by_path,
                bounded.share_of_year,
                bounded.target_kind,
                bounded.is_strict,
                bounded.asks_for_actions,
                bounded.follows_steps,
                bounded.is_supposed,
                bounded.is_updated,
                bounded.reached,
                bounded.reference,
                bounded.reference_kind,
                bounded.watch_share,
                bounded.required_low,
                bounded.required_high,
                bounded.high_fixed,
                bounded.reached < bounded.required_low as is_below,
                bounded.reached > bounded.required_high as is_above
            from bounded

        ),

        judged as (

            select
                margined.indicator,
                margined.cost_centre,
                margined.year_period,
                margined.number,
                margined.period,
                margined.month_in_year,
                margined.value,
                margined.actions,
                margined.ytd_sum,
                margined.ytd_count,
                margined.planned_level,
                margined.latest_number,
                margined.due_month,
                margined.reached_before,
                margined.by_path,
                margined.share_of_year,
                margined.is_strict,
                margined.is_supposed,
                margined.is_updated,
                margined.reached,
                margined.reference,
                margined.reference_kind,
                margined.watch_share,
                margined.required_low,
                margined.required_high,
                margined.high_fixed,
                case
                    when margined.target_kind is null
                    then 'without_target'
                    when margined.due_month = 0 and not margined.is_updated
                    then 'not_due'
                    when not margined.is_updated
                    then 'not_updated'
                    when margined.reached is null
                    then 'months_missing'
                    when margined.follows_steps and margined.planned_level is null
                    then 'before_steps'
                    when coalesce(margined.is_below, margined.is_above) is null
                    then 'without_reference'
                    when
                        not (coalesce(margined.is_below, false) or coalesce(margined.is_above, false))
                        and not (
                            margined.is_strict
                            and margined.reached
                            = coalesce(margined.required_low, margined.required_high)
                        )
                    then 'reached'
                    when
                        coalesce(
                            margined.reached < marts.watch_end(
                                margined.required_low, margined.high_fixed, - margined.watch_share
                            ),
                            false
                        )
                        or coalesce(
                            margined.reached > marts.watch_end(
                                margined.required_high, margined.high_fixed, margined.watch_share
                            ),
                            false
                        )
                    then 'larger'
                    when margined.actions = 'begun' or not margined.asks_for_actions
                    then 'smaller'
                    else 'not_begun'
                end as rule_kind
            from margined

        )

    select
        judged.indicator,
        judged.cost_centre,
        judged.year_period,
        judged.number,
        judged.period,
        judged.month_in_year,
        judged.value,
        judged.actions,
        judged.ytd_sum,
        judged.ytd_count,
        judged.planned_level,
        judged.latest_number,
        judged.due_month,
        judged.reached_before,
        judged.by_path,
        judged.share_of_year,
        judged.is_supposed,
        judged.is_updated,
        judged.reached,
        judged.reference,
        judged.reference_kind,
        judged.is_strict,
        judged.required_low,
        judged.required_high,
        marts.watch_end(judged.required_low, judged.high_fixed, - judged.watch_share) as watch_low,
        marts.watch_end(judged.required_high, judged.high_fixed, judged.watch_share) as watch_high,
        judged.watch_share,
        judged.rule_kind,
        greatest(
            0, judged.required_low - judged.reached, judged.reached - judged.required_high
        )::decimal(18, 4) as shortfall,
        (
            shortfall
            / nullif(
                abs(
                    case
                        when judged.reached < judged.required_low
                        then judged.required_low
                        else coalesce(judged.required_high, judged.required_low)
                    end
                ),
                0
            )
        )::decimal(18, 4) as shortfall_share,
        case
            when judged.rule_kind = 'reached'
            then 'on_plan'
            when judged.rule_kind in ('larger', 'not_begun')
            then 'off_plan'
            when judged.rule_kind = 'smaller'
            then 'watch'
            when judged.rule_kind in ('not_updated', 'months_missing')
            then 'not_updated'
            else 'not_assessed'
        end as status
    from judged
