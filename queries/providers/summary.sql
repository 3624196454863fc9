-- One row per thing that the board is told of the follow-ups that were done in a span of months
-- (L2): how many, by level, kind and result, with how many demands were made, how many of all are
-- open and how many have not been checked again in time, on the last day of the span.
-- `part` is 'providers', or 'individual' for those of single persons' support, which are counted
-- by result alone (L3): what must not be told is null, and is_hidden says so (N11). `counted` is
-- 'all', 'level', 'kind', 'result', 'demands', 'open_demands' or 'late_rechecks', and `word` what
-- is counted.
-- Rests on: provider_followups
-- Right: figures
-- Parameters: $board, $first_period, $period
with

    told as (

        select
            followup_kind,
            followup_level,
            coalesce(followup_result, 'unjudged') as followup_result,
            demand is not null as has_demand,
            demand_is_open,
            recheck_is_late,
            coalesce(marts.month_of(done_on) >= $first_period, false) as in_span
        from visible.followups_at($board, $period)
        where followup_level <> 'individual'

    ),

    asked as (

        select 1 as place, 'all' as counted, null as word
        union all
        select 2 as place, 'level' as counted, unnest(['provider', 'framework']) as word
        union all
        select
            3 as place,
            'kind' as counted,
            unnest(['planned', 'event_driven', 'focus', 'unannounced', 'sample']) as word
        union all
        select
            4 as place,
            'result' as counted,
            unnest(['no_remark', 'minor', 'serious', 'unjudged']) as word
        union all
        select 5 as place, 'demands' as counted, null as word
        union all
        select 6 as place, 'open_demands' as counted, null as word
        union all
        select 7 as place, 'late_rechecks' as counted, null as word

    ),

    counted as (

        select
            asked.place,
            'providers' as part,
            asked.counted,
            asked.word,
            count(told.followup_kind)::integer as number,
            false as is_hidden
        from asked
        left join
            told
            on case
                asked.counted
                when 'all'
                then told.in_span
                when 'level'
                then told.in_span and told.followup_level = asked.word
                when 'kind'
                then told.in_span and told.followup_kind = asked.word
                when 'result'
                then told.in_span and told.followup_result = asked.word
                when 'demands'
                then told.in_span and told.has_demand
                when 'open_demands'
                then told.demand_is_open
                else told.recheck_is_late
            end
        group by asked.place, asked.counted, asked.word
        union all
        select
            if(followup_result is null, 8, 9) as place,
            'individual' as part,
            if(followup_result is null, 'all', 'result') as counted,
            followup_result as word,
            number,
            is_hidden
        from visible.individual_followups($board, $first_period, $period)

    )

select part, counted, word, number, is_hidden
from counted
order by
    place,
    list_position(
        [
            'provider',
            'framework',
            'planned',
            'event_driven',
            'focus',
            'unannounced',
            'sample',
            'no_remark',
            'minor',
            'serious',
            'unjudged'
        ],
        word
    )
