-- One row per month and part, then the month's total: days of placement and what they cost by
-- price. E8. Both the first and the last day count; what goes on is counted to the end of the
-- month. Costs are below zero; what a day costs is above. `people` are distinct in the row,
-- `placements` those with a day in the month, of which `begun` have their first in it and `ended`
-- their last. overlapping_days: days on which somebody has another placement too, of any part;
-- they are counted in both. $dimension says what a part is: a care_form, a provider, a department
-- or a unit.
-- Rests on: placements
-- Right: small_numbers
-- Parameters: $board, $period, $year_start, $organised_on, $dimension
with

    prices as (

        select
            person,
            row_number,
            cost_centre,
            care_form,
            provider,
            started_on,
            ended_on,
            price_kind,
            price,
            first_day,
            last_day
        from visible.placements
        where board = $board

    ),

    placed as (

        select
            month,
            person,
            case
                $dimension
                when 'care_form'
                then care_form
                when 'provider'
                then provider
                when 'department'
                then department
                when 'unit'
                then unit
            end as key,
            case
                when $dimension = 'care_form'
                then care_form
                when $dimension = 'provider'
                then if(provider = 'own', 'Egen regi', 'Extern regi')
                when key = '-'
                then 'Ofördelat'
                when key = '?'
                then 'Ej kopplat'
                when $dimension = 'department'
                then department_name
                else unit_name
            end as name,
            (person, unit, care_form, provider, started_on) as placement,
            days,
            cost,
            starts,
            ends,
            -- So far as an earlier placement of the same person's reaches.
            case
                when max(last_day) over earlier >= first_day
                then least(last_day, max(last_day) over earlier) - first_day + 1
                else 0
            end as overlapping
        from visible.placement_months('prices', $board, $year_start, $period, $organised_on::date)
        window
            earlier as (
                partition by person, month
                order by first_day, row_number
                rows between unbounded preceding and 1 preceding
            )

    )

select
    month,
    case when grouping(key) = 1 then 'total' else 'part' end as row_kind,
    key,
    case when grouping(key) = 0 then coalesce(max(name), key) end as name,
    count(distinct placement)::integer as placements,
    count(distinct person)::integer as people,
    count(*) filter (where starts)::integer as begun,
    count(*) filter (where ends)::integer as ended,
    sum(days)::integer as days,
    sum(cost)::decimal(18, 2) as cost,
    (- sum(cost) / nullif(sum(days), 0))::decimal(18, 2) as cost_per_day,
    coalesce(sum(overlapping), 0)::integer as overlapping_days
from placed
group by grouping sets ((month, key), (month))
order by month, grouping(key), cost, name
