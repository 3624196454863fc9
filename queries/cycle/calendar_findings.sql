-- One row per thing in the calendar of a period's year that a rule asks about (N16): a flag, no
-- judgement. `found` is how many months an interim report covers (`interim_span`), the quarter that
-- has none (`each_quarter`), or the month of the forecast at the same meeting (`forecast_month`).
-- Rests on: calendar
-- Right: figures
-- Parameters: $board, $period, $interim_least, $interim_most, $quarterly_items, $holidays
with

    listed as (

        select
            calendar.item,
            calendar.item_kind,
            calendar.about,
            calendar.about_ends,
            calendar.meets_on,
            calendar.meets_in,
            calendar.last_day,
            calendar.ready_by,
            (calendar.about % 100 - boards.first_month + 12) % 12 + 1 as covered_months
        from visible.calendar
        inner join visible.boards on calendar.board = boards.board
        where calendar.board = $board and calendar.period = divide($period, 100) * 100

    ),

    interim_reports as (

        select item, about, meets_on, meets_in, ready_by, covered_months
        from listed
        where item_kind = 'interim_report' and about is not null

    ),

    sound_interim_reports as (

        select count(*) as number
        from interim_reports
        where covered_months between $interim_least and $interim_most

    ),

    quarterly as (

        select
            asked.words, any_value(listed.item) as item, list(quarter(listed.last_day)) as quarters
        from listed
        inner join
            (select unnest($quarterly_items::varchar[]) as words) as asked
            on contains(lower(listed.item), lower(asked.words))
        group by asked.words

    ),

    -- One row per interim or four-month report that a forecast of another month alone goes with.
    other_forecasts as (

        select
            reports.item,
            reports.about,
            reports.meets_on,
            reports.meets_in,
            max(forecasts.about) as forecast_about
        from listed as reports
        inner join
            listed as forecasts
            on reports.meets_in = forecasts.meets_in
            and forecasts.item_kind = 'forecast'
            and forecasts.about is not null
        where
            reports.item_kind in ('interim_report', 'four_month_report')
            and reports.about is not null
        group by reports.item, reports.about, reports.meets_on, reports.meets_in
        having not bool_or(forecasts.about = reports.about)

    ),

    found as (

        select
            'interim_span' as rule,
            interim_reports.item,
            interim_reports.about,
            interim_reports.meets_on,
            interim_reports.meets_in,
            interim_reports.ready_by,
            interim_reports.covered_months::integer as found
        from interim_reports
        cross join sound_interim_reports
        where sound_interim_reports.number = 0
        union all
        select
            'each_quarter' as rule,
            quarterly.item,
            null::integer as about,
            null::date as meets_on,
            null::integer as meets_in,
            null::date as ready_by,
            year_quarters.number::integer as found
        from quarterly
        cross join (select unnest([1, 2, 3, 4]) as number) as year_quarters
        where not list_contains(quarterly.quarters, year_quarters.number)
        union all
        select
            'forecast_month' as rule,
            item,
            about,
            meets_on,
            meets_in,
            null::date as ready_by,
            forecast_about::integer as found
        from other_forecasts
        union all
        select
            'no_working_day' as rule,
            item,
            about,
            meets_on,
            meets_in,
            ready_by,
            null::integer as found
        from listed
        where isodow(meets_on) > 5 or list_contains($holidays::date[], meets_on)
        union all
        select
            'before_its_period_ends' as rule,
            item,
            about,
            meets_on,
            meets_in,
            ready_by,
            null::integer as found
        from listed
        where last_day <= about_ends and item_kind not in ('plan_or_budget', 'theme_day', 'meeting')
        union all
        select
            'ready_after_meeting' as rule,
            item,
            about,
            meets_on,
            meets_in,
            ready_by,
            null::integer as found
        from listed
        where ready_by > last_day

    )

select rule, item, about, meets_on, meets_in, ready_by, found
from found
order by rule, meets_in, about, item, found
