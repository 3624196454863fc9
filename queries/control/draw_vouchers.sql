-- One row per voucher row that a sample has, in the order that it was drawn (K4).
-- Right: control
-- Parameters: $board, $first_period, $last_period, $account_group, $department, $cost_centre,
-- $search, $at_least, $departments,
-- $method, $seed, $size, $strata
with

    population as (

        select row_key, load_id, sheet, row_number, column_name, period, amount, ore
        from
            visible.voucher_population(
                $board,
                $first_period,
                $last_period,
                $account_group::varchar,
                $department::varchar,
                $cost_centre::varchar,
                $search::varchar,
                $at_least::decimal(18, 2),
                $departments::varchar[]
            )

    )

select
    drawn_sample.ordinal,
    population.load_id,
    population.sheet,
    population.row_number,
    population.column_name,
    population.period,
    population.amount,
    drawn_sample.stratum,
    drawn_sample.hits
from marts.drawn_sample('population', $method, $seed, $size, $strata) as drawn_sample
inner join
    population
    on drawn_sample.row_key = population.row_key
    and drawn_sample.load_id = population.load_id
order by drawn_sample.ordinal
