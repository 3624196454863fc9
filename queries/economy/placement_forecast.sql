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

    prices as materialized(

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
        from visible.placement_wholes('prices', $board, $period, $organised_on::date) as placements
        cross join now

    ),

    stays as (select form, age_months, has_ended from wholes where has_begun),

    risks as (select form, age, risk from marts.monthly_survival('stays')),

    -- What is left of each placement in each month: all the days up to a last one that is known,
    -- else those of the month. By itself, so that each row meets its one risk and not first all
    -- those of its form.
    left_months as materialized(

        select
            wholes.placement,
            wholes.ended_on is not null as is_known,
            wholes.form,
            months.step,
            if(
                is_known,
                least(wholes.ended_on, months.last_day)
                - greatest(wholes.started_on, months.first_day)
                + 1,
                months.days
            ) as days,
            least(
                599,
                case
                    when wholes.has_begun
                    then wholes.age_months + months.step - 1
                    else datesub('month', wholes.started_on, months.last_day)
                end
            )::integer as age
        from wholes
        inner join
            months
            on wholes.started_on <= months.last_day
            and (wholes.ended_on is null or wholes.ended_on >= months.first_day)

    ),

    -- The share of each placement that is left at the middle of each month.
    lasting as (

        select
            left_months.placement,
            left_months.days,
            sum(left_months.days) over so_far as days_since,
            if(
                left_months.is_known,
                1,
                exp(sum(ln(1 - risks.risk)) over so_far - ln(1 - risks.risk) / 2)
            ) as share
        from left_months
        left join risks using (form, age)
        window so_far as (partition by left_months.placement order by left_months.step)

    ),

    -- A placement that is still in a month has been so in all before: so E[D²] is known, of the
    -- days of each month by itself and twice by those of the months before.
    rests as (

        select
            placement,
            sum(days * share) as expected_days,
            sum(- days * share * ln(share)) as days_by_risk,
            sum(days * share * (2 * days_since - days)) as expected_square
        from lasting
        group by all

    ),

    -- What one that begins in the middle of a month is expected to have left in each later one.
    beginning as (

        select
            risks.form,
            if(starts.step = months.step, months.days / 2, months.days) as days,
            sum(if(starts.step = months.step, months.days / 2, months.days)) over since
            as days_since,
            exp(sum(ln(1 - risks.risk)) over since - ln(1 - risks.risk) / 2) as share
        from months as starts
        inner join months on months.step >= starts.step
        inner join risks on risks.age = months.step - starts.step
        window since as (partition by risks.form, starts.step order by months.step)

    ),

    year_of_starts as (

        select
            form,
            sum(days * share) as expected_days,
            sum(- days * share * ln(share)) as days_by_risk,
            sum(days * share * (2 * days_since - days)) as expected_square
        from beginning
        group by all

    ),

    forms as (

        select
            wholes.key,
            wholes.form,
            max(wholes.name) as name,
            count(*) filter (where wholes.has_begun and not wholes.has_ended) as open_placements,
            count(*) filter (
                where wholes.has_begun and not wholes.has_ended and wholes.ended_on is not null
            ) as known_ends,
            count(*) filter (where wholes.is_new) as begun,
            count(*) filter (where wholes.has_ended) as ended_placements,
            avg(wholes.price) filter (where wholes.is_new) as new_price,
            avg(wholes.price * wholes.price) filter (where wholes.is_new) as new_square,
            - sum(wholes.price * rests.expected_days) filter (
                where wholes.ended_on is not null
            ) as rest_known,
            - sum(wholes.price * rests.expected_days) filter (
                where wholes.ended_on is null
            ) as rest_open,
            sum(wholes.price * rests.days_by_risk) as cost_by_risk,
            sum(
                wholes.price
                * wholes.price
                * greatest(0, rests.expected_square - rests.expected_days * rests.expected_days)
            ) as variance
        from wholes
        left join rests using (placement)
        group by wholes.key, wholes.form

    ),

    -- As many begin as chance has it, and how many that is in general is known by a year's number.
    -- How long a form lasts is known by how many of it have ended: n of them tell a risk to within
    -- a share of 1 / sqrt(n), which moves all its placements the same way.
    expected as (

        select
            forms.key,
            forms.name,
            forms.open_placements,
            forms.known_ends,
            forms.begun,
            forms.ended_placements,
            coalesce(forms.rest_known, 0) as rest_known,
            coalesce(forms.rest_open, 0) as rest_open,
            coalesce(- forms.begun / 12 * forms.new_price * starts.expected_days, 0) as rest_inflow,
            coalesce(forms.variance, 0) + coalesce(
                forms.begun / 12 * forms.new_square * starts.expected_square
                + forms.begun / 144 * pow(forms.new_price * starts.expected_days, 2),
                0
            ) as by_chance,
            coalesce(forms.cost_by_risk, 0)
            + coalesce(forms.begun / 12 * forms.new_price * starts.days_by_risk, 0) as cost_by_risk,
            sum(forms.ended_placements) over (partition by forms.form) as ended_of_form
        from forms
        left join year_of_starts as starts using (form)

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
        from visible.placement_months('prices', $board, $year_start, $period, $organised_on::date)
        group by all

    ),

    parts as (

        select
            expected.key,
            max(expected.name) as name,
            sum(expected.open_placements) as open_placements,
            sum(expected.known_ends) as known_ends,
            sum(expected.begun) as begun,
            sum(expected.ended_placements) as ended_placements,
            coalesce(any_value(so_far.days), 0) as days_ytd,
            coalesce(any_value(so_far.cost), 0)::decimal(18, 2) as cost_ytd,
            sum(expected.rest_known)::decimal(18, 2) as rest_known,
            sum(expected.rest_open)::decimal(18, 2) as rest_open,
            sum(expected.rest_inflow)::decimal(18, 2) as rest_inflow,
            sum(
                expected.by_chance
                + pow(expected.cost_by_risk, 2) / greatest(1, expected.ended_of_form)
            ) as variance
        from expected
        left join so_far using (key)
        group by expected.key

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
