-- One row per month, board, department and unit with cases of one kind of statutory time, by the
-- limit in months or in days: how many ended inside and outside, how many went on at its last day,
-- and how many of those are outside already. `share` is that of the ended that ended inside. What
-- must not be told is null, and is_hidden says so (N11). A quarter is called by its last month.
create or replace macro visible.clock_months_told(
    of_board, of_clock, by_days, first_period, last_period
) as table
    with

        counts as (

            select
                span,
                period,
                level,
                department,
                unit,
                name,
                has_ended,
                cases,
                case when by_days then inside_by_days else inside end as inside,
                case when by_days then outside_by_days else outside end as outside,
                told < if(by_days, 3, 2) as is_hidden
            from visible.clock_counts(of_board, of_clock, first_period, last_period)
            where
                case
                    when span = 'month'
                    then period between first_period and last_period
                    else
                        quarter
                        between marts.quarter_of(first_period) and marts.quarter_of(last_period)
                end

        )

    select
        span,
        period,
        level,
        department,
        unit,
        max(name) as name,
        case
            when count(*) filter (where has_ended) = 0 then 0 else max(cases) filter (where has_ended)
        end::integer as ended,
        case
            when count(*) filter (where has_ended) = 0
            then 0
            else max(inside) filter (where has_ended)
        end::integer as inside,
        case
            when count(*) filter (where has_ended) = 0
            then 0
            else max(outside) filter (where has_ended)
        end::integer as outside,
        case
            when count(*) filter (where not has_ended) = 0
            then 0
            else max(cases) filter (where not has_ended)
        end::integer as open,
        case
            when count(*) filter (where not has_ended) = 0
            then 0
            else max(outside) filter (where not has_ended)
        end::integer as open_outside,
        (
            max(inside) filter (where has_ended)::decimal(18, 6)
            / nullif(
                max(inside) filter (where has_ended) + max(outside) filter (where has_ended), 0
            )
        )::decimal(9, 4) as share,
        bool_or(is_hidden) as is_hidden
    from counts
    group by span, period, level, department, unit
