-- One row per value of an indicator that cannot be right: of an indicator that no plan has, of a
-- month that has not been, or a share beyond 100 per cent. `known` is the name most like it.
-- Right: load
-- Parameters: $board, $planned, $this_month
with

    names as (

        select indicator, arg_max(measure, period) as measure
        from marts.live_goal_plan
        where board = $board
        group by indicator
        union all
        select unnest($planned::varchar[]) as indicator, null as measure

    ),

    wrong as (

        select
            incoming_indicator_values.sheet,
            incoming_indicator_values.row_number,
            incoming_indicator_values.period,
            incoming_indicator_values.indicator,
            case
                when incoming_indicator_values.indicator not in (select indicator from names)
                then 'indicator'
                when
                    incoming_indicator_values.is_planned = 'actual'
                    and incoming_indicator_values.period > $this_month
                then 'period'
                when
                    names.measure = 'share'
                    and incoming_indicator_values.value not between 0
                    and 100
                then 'value'
            end as wrong_field
        from incoming_indicator_values
        left join names on incoming_indicator_values.indicator = names.indicator

    )

select
    wrong.sheet,
    wrong.row_number,
    wrong.period,
    wrong.indicator,
    wrong.wrong_field,
    case
        when wrong.wrong_field = 'indicator'
        then
            (
                select
                    arg_max(
                        names.indicator,
                        jaro_winkler_similarity(lower(names.indicator), lower(wrong.indicator))
                    )
                from names
            )
    end as known
from wrong
where wrong.wrong_field is not null
order by wrong.sheet, wrong.row_number, wrong.period
