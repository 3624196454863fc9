-- One row per pair of placements of the same person that share days up to the end of a month.
-- The rows are those of the file, to be looked up there; who it is about is not said.
-- Rests on: placements
-- Right: small_numbers
-- Parameters: $board, $period
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

    wholes as (

        select
            person,
            row_number,
            care_form,
            started_on,
            least(
                coalesce(ended_on, date '9999-12-31'),
                last_day(make_date(divide($period, 100), $period % 100, 1))
            ) as last_day
        from visible.placement_wholes('prices', $board, $period, null::date)

    )

select
    earlier.row_number as first_row,
    later.row_number as second_row,
    earlier.care_form as first_form,
    later.care_form as second_form,
    later.started_on as first_day,
    least(earlier.last_day, later.last_day) as last_day,
    least(earlier.last_day, later.last_day) - later.started_on + 1 as days
from wholes as earlier
inner join
    wholes as later
    on earlier.person = later.person
    and (
        earlier.started_on < later.started_on
        or (earlier.started_on = later.started_on and earlier.row_number < later.row_number)
    )
    and later.started_on <= least(earlier.last_day, later.last_day)
order by days desc, first_row, second_row
