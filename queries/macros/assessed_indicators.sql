-- One row per indicator of a board's plan, part of the board (`cost_centre`; null is all of it) and
-- month: what it has come to, what it should have come to, and how it stands by the rule (M1–M3,
-- N13). `what_if` maps indicators to what the last month is supposed to have come to; null: what
-- it really has. An indicator that is not updated, or cannot be judged, is neither good nor bad.
-- `required_low` and `required_high` are the ends of what counts as reached, null where it is open;
-- `is_strict` when the end itself does not count. `shortfall` is how far outside it lies.
create or replace macro visible.assessed_indicators(of_board, first_period, last_period, what_if) as table
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
                measured.comment,
                measured.entered_by,
                measured.ytd_sum,
                measured.ytd_count,
                measured.planned_level,
                measured.latest_number,
                measured.due_month,
                measured.reached_before,
                measured.by_path,
                measured.share_of_year,
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
                end as reached
            from visible.measured_indicators(of_board, first_period, last_period) as measured

        ),

        referred as (

            select
                supposed.indicator,
                supposed.cost_centre,
                supposed.year_period,
                supposed.number,
                supposed.period,
                supposed.month_in_year,
                supposed.value,
                supposed.actions,
                supposed.comment,
                supposed.entered_by,
                supposed.ytd_sum,
                supposed.ytd_count,
                supposed.planned_level,
                supposed.latest_number,
                supposed.due_month,
                supposed.reached_before,
                supposed.by_path,
                supposed.share_of_year,
                supposed.is_supposed,
                supposed.is_updated,
                supposed.reached,
                plans.target_kind,
                plans.target_low,
                plans.target_high,
                plans.direction,
                plans.watch_share,
                plans.unchanged_share,
                plans.zero_band,
                plans.asks_for_actions,
                (plans.baseline * supposed.share_of_year)::decimal(18, 4) as from_baseline,
                (plans.target_before * supposed.share_of_year)::decimal(18, 4) as from_target,
                case
                    when plans.target_kind = 'change'
                    then coalesce(from_baseline, supposed.reached_before)
                    when plans.target_kind in ('increase', 'decrease', 'unchanged')
                    then coalesce(supposed.reached_before, from_target, from_baseline)
                end as reference,
                case
                    when reference is null
                    then null
                    when plans.target_kind = 'change' and from_baseline is not null
                    then 'baseline'
                    when supposed.reached_before is not null
                    then 'year_before'
                    when from_target is not null
                    then 'target_before'
                    else 'baseline'
                end as reference_kind
            from supposed
            inner join
                visible.judged_plans(of_board) as plans
                on supposed.indicator = plans.indicator
                and supposed.year_period = plans.year_period

        ),

        bounded as (

            select
                referred.indicator,
                referred.cost_centre,
                referred.year_period,
                referred.number,
                referred.period,
                referred.month_in_year,
                referred.value,
                referred.actions,
                referred.comment,
                referred.entered_by,
                referred.ytd_sum,
                referred.ytd_count,
                referred.planned_level,
                referred.latest_number,
                referred.due_month,
                referred.reached_before,
                referred.by_path,
                referred.share_of_year,
                referred.is_supposed,
                referred.is_updated,
                referred.reached,
                referred.target_kind,
                referred.watch_share,
                referred.zero_band,
                referred.asks_for_actions,
                referred.reference,
                referred.reference_kind,
                referred.direction,
                referred.target_kind in ('increase', 'decrease') as is_strict,
                case
                    when referred.by_path = 'steps'
                    then case when referred.direction = 'higher' then referred.planned_level end
                    when referred.target_kind = 'number' and referred.direction = 'higher'
                    then referred.target_low * referred.share_of_year
                    when referred.target_kind in ('at_least', 'range')
                    then referred.target_low * referred.share_of_year
                    when referred.target_kind = 'zero_band'
                    then - greatest(referred.target_high, referred.zero_band)
                    when referred.target_kind = 'change' and referred.target_low > 0
                    then referred.reference * (1 + referred.target_low / 100)
                    when referred.target_kind = 'increase'
                    then referred.reference
                    when referred.target_kind = 'unchanged' and referred.direction = 'higher'
                    then
                        referred.reference
                        - abs(referred.reference) * referred.unchanged_share
                end::decimal(18, 4) as required_low,
                case
                    when referred.by_path = 'steps'
                    then case when referred.direction = 'lower' then referred.planned_level end
                    when referred.target_kind = 'number' and referred.direction = 'lower'
                    then referred.target_high * referred.share_of_year
                    when referred.target_kind in ('at_most', 'range')
                    then referred.target_high * referred.share_of_year
                    when referred.target_kind = 'zero_band'
                    then greatest(referred.target_high, referred.zero_band)
                    when referred.target_kind = 'change' and referred.target_low <= 0
                    then referred.reference * (1 + referred.target_low / 100)
                    when referred.target_kind = 'decrease'
                    then referred.reference
                    when referred.target_kind = 'unchanged' and referred.direction = 'lower'
                    then
                        referred.reference
                        + abs(referred.reference) * referred.unchanged_share
                end::decimal(18, 4) as required_high
            from referred

        )

    select
        bounded.indicator,
        bounded.cost_centre,
        bounded.year_period,
        bounded.number,
        bounded.period,
        bounded.month_in_year,
        bounded.value,
        bounded.actions,
        bounded.comment,
        bounded.entered_by,
        bounded.ytd_sum,
        bounded.ytd_count,
        bounded.planned_level,
        bounded.latest_number,
        bounded.due_month,
        bounded.reached_before,
        bounded.by_path,
        bounded.share_of_year,
        bounded.is_supposed,
        bounded.is_updated,
        bounded.reached,
        bounded.reference,
        bounded.reference_kind,
        bounded.is_strict,
        bounded.required_low,
        bounded.required_high,
        bounded.watch_share,
        -- the ends of what is but a smaller deviation
        case
            when bounded.target_kind = 'zero_band'
            then bounded.required_low * 2
            else bounded.required_low - abs(bounded.required_low) * bounded.watch_share
        end::decimal(18, 4) as watch_low,
        case
            when bounded.target_kind = 'zero_band'
            then bounded.required_high * 2
            else bounded.required_high + abs(bounded.required_high) * bounded.watch_share
        end::decimal(18, 4) as watch_high,
        greatest(
            0, bounded.required_low - bounded.reached, bounded.reached - bounded.required_high
        )::decimal(18, 4) as shortfall,
        abs(
            case
                when bounded.reached < bounded.required_low
                then bounded.required_low
                else coalesce(bounded.required_high, bounded.required_low)
            end
        ) as missed_bound,
        (shortfall / nullif(missed_bound, 0))::decimal(18, 4) as shortfall_share,
        shortfall = 0
        and not (
            bounded.is_strict
            and bounded.reached = coalesce(bounded.required_low, bounded.required_high)
        ) as is_reached,
        bounded.reached >= coalesce(watch_low, bounded.reached)
        and bounded.reached <= coalesce(watch_high, bounded.reached) as is_smaller,
        not bounded.asks_for_actions or coalesce(bounded.actions = 'begun', false) as has_begun,
        case
            when bounded.target_kind is null
            then 'without_target'
            when bounded.due_month = 0 and not bounded.is_updated
            then 'not_due'
            when not bounded.is_updated
            then 'not_updated'
            when bounded.reached is null
            then 'months_missing'
            when bounded.by_path = 'steps' and bounded.planned_level is null
            then 'before_steps'
            when coalesce(bounded.required_low, bounded.required_high) is null
            then 'without_reference'
            when is_reached
            then 'reached'
            when is_smaller and has_begun
            then 'smaller'
            when is_smaller
            then 'not_begun'
            else 'larger'
        end as rule_kind,
        case
            rule_kind
            when 'not_updated'
            then 'not_updated'
            when 'months_missing'
            then 'not_updated'
            when 'reached'
            then 'on_plan'
            when 'smaller'
            then 'watch'
            when 'not_begun'
            then 'off_plan'
            when 'larger'
            then 'off_plan'
            else 'not_assessed'
        end as status
    from bounded
