-- One row per part and its total: where the year's placements will end, low, base and high.
-- N4. Known is what the list of placements says at the end of $period. cost_ytd: the days so far
-- by their prices. Of the rest of the year, rest_known are placements with a last day, rest_open
-- those without, by how long the board's own placements of the form have lasted, and rest_inflow
-- those that are still to begin: as many a month, at the same prices, as began in the twelve
-- months before. forecast = cost_ytd + the three. low and high hold four years of five, by how
-- far chance takes the open ends and the inflow, and by how little a year tells of them; costs
-- are below zero, so low is the dearer. Intervals do not add. Not in it: prices that change, and
-- placements of which the list does not know. ended_placements: how many ends the durations rest
-- on. begun_per_month: what the inflow is. $dimension says what a part is: a care_form, a
-- provider, a department or a unit.
-- Rests on: placements
-- Right: small_numbers
-- Parameters: $board, $period, $year_start, $year_end, $organised_on, $dimension
with

    now as (select last_day(make_date(divide($period, 100), $period % 100, 1)) as last_day),

    -- The months that are left of the year, numbered from 1.
    months as (

        select
            row_number() over (order by first_day) as step,
            first_day,
            last_day(first_day) as last_day,
            day(last_day(first_day)) as days
        from
            (
                select
                    unnest(
                        generate_series(
                            now.last_day + 1,
                            make_date(divide($year_end, 100), $year_end % 100, 1),
                            interval 1 month
                        )
                    )::date as first_day
                from now
            ) as firsts

    ),

    wholes as (

        select
            row_number() over (order by placements.row_number) as placement,
            case
                $dimension
                when 'care_form'
                then placements.care_form
                when 'provider'
                then placements.provider
                when 'department'
                then placements.department
                when 'unit'
                then placements.unit
            end as key,
            case
                when $dimension = 'care_form'
                then placements.care_form
                when $dimension = 'provider'
                then if(placements.provider = 'own', 'Egen regi', 'Extern regi')
                when key = '-'
                then 'Ofördelat'
                when key = '?'
                then 'Ej kopplat'
                when $dimension = 'department'
                then placements.department_name
                else placements.unit_name
            end as name,
            placements.care_form as form,
            placements.started_on,
            placements.ended_on,
            placements.day_price::double as price,
            datesub(
                'month',
                placements.started_on,
                least(coalesce(placements.ended_on, now.last_day), now.last_day)
            )::integer as age_months,
            coalesce(placements.ended_on <= now.last_day, false) as has_ended,
            placements.started_on <= now.last_day as has_begun,
            placements.started_on > now.last_day - interval 12 month
            and placements.started_on <= now.last_day as is_new
        from visible.placement_wholes($board, $period, $organised_on::date) as placements
        cross join now

    ),

    stays as (select form, age_months, has_ended from wholes where has_begun),

    risks as (select form, age, risk from marts.monthly_survival('stays')),

    known as (

        select
            wholes.key,
            - sum(
                wholes.price * greatest(
                    0,
                    least(wholes.ended_on, months.last_day)
                    - greatest(wholes.started_on, months.first_day)
                    + 1
                )
            ) as cost
        from wholes
        cross join months
        where wholes.ended_on is not null and not wholes.has_ended
        group by all

    ),

    -- The share of each open placement that is left at the middle of each month.
    lasting as (

        select
            wholes.placement,
            wholes.key,
            wholes.form,
            wholes.price,
            months.step,
            months.days,
            exp(sum(ln(1 - risks.risk)) over so_far - ln(1 - risks.risk) / 2) as share
        from wholes
        inner join months on wholes.ended_on is null and wholes.started_on <= months.last_day
        inner join
            risks
            on wholes.form = risks.form
            and risks.age = least(
                599,
                case
                    when wholes.has_begun
                    then wholes.age_months + months.step - 1
                    else datesub('month', wholes.started_on, months.last_day)
                end
            )
        window so_far as (partition by wholes.placement order by months.step)

    ),

    -- A placement that is still in month k has been so in all before: so E[D²] is known.
    open_ends as (

        select
            earlier.placement,
            any_value(earlier.key) as key,
            any_value(earlier.form) as form,
            any_value(earlier.price) as price,
            sum(if(earlier.step = later.step, later.days * later.share, 0)) as expected_days,
            sum(
                if(earlier.step = later.step, - later.days * later.share * ln(later.share), 0)
            ) as days_by_risk,
            sum(
                later.days * earlier.days * later.share * if(earlier.step = later.step, 1, 2)
            ) as expected_square
        from lasting as earlier
        inner join
            lasting as later on earlier.placement = later.placement and earlier.step <= later.step
        group by earlier.placement

    ),

    open_cost as (

        select
            key,
            - sum(price * expected_days) as cost,
            sum(
                price * price * greatest(0, expected_square - expected_days * expected_days)
            ) as variance
        from open_ends
        group by all

    ),

    new_ones as (

        select key, form, count(*) as begun, avg(price) as price, avg(price * price) as square
        from wholes
        where is_new
        group by all

    ),

    -- What one that begins in the middle of a month is expected to have left in each later one.
    beginning as (

        select
            risks.form,
            starts.step as start_step,
            months.step,
            if(starts.step = months.step, months.days / 2, months.days) as days,
            exp(sum(ln(1 - risks.risk)) over since - ln(1 - risks.risk) / 2) as share
        from months as starts
        inner join months on months.step >= starts.step
        inner join risks on risks.age = months.step - starts.step
        window since as (partition by risks.form, starts.step order by months.step)

    ),

    one_start as (

        select
            earlier.form,
            earlier.start_step,
            sum(if(earlier.step = later.step, later.days * later.share, 0)) as expected_days,
            sum(
                if(earlier.step = later.step, - later.days * later.share * ln(later.share), 0)
            ) as days_by_risk,
            sum(
                later.days * earlier.days * later.share * if(earlier.step = later.step, 1, 2)
            ) as expected_square
        from beginning as earlier
        inner join
            beginning as later
            on earlier.form = later.form
            and earlier.start_step = later.start_step
            and earlier.step <= later.step
        group by earlier.form, earlier.start_step

    ),

    year_of_starts as (

        select
            form,
            sum(expected_days) as expected_days,
            sum(days_by_risk) as days_by_risk,
            sum(expected_square) as expected_square
        from one_start
        group by all

    ),

    -- As many begin as chance has it, and how many that is in general is known by a year's number.
    inflow as (

        select
            new_ones.key,
            - sum(new_ones.begun / 12 * new_ones.price * starts.expected_days) as cost,
            sum(
                new_ones.begun / 12 * new_ones.square * starts.expected_square
                + new_ones.begun / 144 * pow(new_ones.price * starts.expected_days, 2)
            ) as variance
        from new_ones
        inner join year_of_starts as starts using (form)
        group by all

    ),

    -- How long a form lasts is known by how many of it have ended: n of them tell a risk to within
    -- a share of 1 / sqrt(n), which moves all its placements the same way.
    by_risk as (

        select key, form, sum(cost) as cost
        from
            (
                select key, form, price * days_by_risk as cost
                from open_ends
                union all
                select
                    new_ones.key,
                    form,
                    new_ones.begun / 12 * new_ones.price * starts.days_by_risk as cost
                from new_ones
                inner join year_of_starts as starts using (form)
            ) as both_kinds
        group by all

    ),

    ends_of_form as (
        select form, count(*) filter (where has_ended) as ended from stays group by all
    ),

    duration as (

        select by_risk.key, sum(pow(by_risk.cost, 2) / greatest(1, ends_of_form.ended)) as variance
        from by_risk
        inner join ends_of_form using (form)
        group by all

    ),

    so_far as (

        select
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
            sum(days) as days,
            sum(cost) as cost
        from visible.placement_months($board, $year_start, $period, $organised_on::date)
        group by all

    ),

    counted as (

        select
            key,
            max(name) as name,
            count(*) filter (where has_begun and not has_ended) as open_placements,
            count(*) filter (
                where has_begun and not has_ended and ended_on is not null
            ) as known_ends,
            count(*) filter (where is_new) as begun,
            count(*) filter (where has_ended) as ended_placements
        from wholes
        group by all

    ),

    parts as (

        select
            counted.key,
            counted.name,
            counted.open_placements,
            counted.known_ends,
            counted.begun,
            counted.ended_placements,
            coalesce(so_far.days, 0) as days_ytd,
            coalesce(so_far.cost, 0)::decimal(18, 2) as cost_ytd,
            coalesce(known.cost, 0)::decimal(18, 2) as rest_known,
            coalesce(open_cost.cost, 0)::decimal(18, 2) as rest_open,
            coalesce(inflow.cost, 0)::decimal(18, 2) as rest_inflow,
            coalesce(open_cost.variance, 0)
            + coalesce(inflow.variance, 0)
            + coalesce(duration.variance, 0) as variance
        from counted
        left join so_far using (key)
        left join known using (key)
        left join open_cost using (key)
        left join inflow using (key)
        left join duration using (key)

    ),

    summed as (

        select
            case when grouping(key) = 1 then 'total' else 'part' end as row_kind,
            key,
            case when grouping(key) = 0 then coalesce(max(name), key) end as name,
            sum(open_placements)::integer as open_placements,
            sum(known_ends)::integer as known_ends,
            (sum(begun)::double / 12)::decimal(9, 2) as begun_per_month,
            sum(ended_placements)::integer as ended_placements,
            sum(days_ytd)::integer as days_ytd,
            sum(cost_ytd)::decimal(18, 2) as cost_ytd,
            sum(rest_known)::decimal(18, 2) as rest_known,
            sum(rest_open)::decimal(18, 2) as rest_open,
            sum(rest_inflow)::decimal(18, 2) as rest_inflow,
            sqrt(sum(variance)) as spread
        from parts
        group by grouping sets ((key), ())
        having count(*) > 0

    )

select
    row_kind,
    key,
    name,
    open_placements,
    known_ends,
    begun_per_month,
    ended_placements,
    days_ytd,
    cost_ytd,
    rest_known,
    rest_open,
    rest_inflow,
    (cost_ytd + rest_known + rest_open + rest_inflow - 1.2816 * spread)::decimal(18, 2) as low,
    cost_ytd + rest_known + rest_open + rest_inflow as forecast,
    least(
        cost_ytd + rest_known, cost_ytd + rest_known + rest_open + rest_inflow + 1.2816 * spread
    )::decimal(18, 2) as high
from summed
order by row_kind = 'total', forecast, name
