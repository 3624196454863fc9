-- One row for a board whose kept periodisation is not of what counts now: the fiscal year from
-- which it is to be found anew, the last month that is loaded, and the limits to go by. No year
-- when fewer months are loaded than make anything steady.
-- `change` and `basis` tell one state of what it is found in from another: the last change of
-- figures; and the limits and where cost centres belong, which concern all years.
-- Right: the program
-- Parameters: $board
with

    codes as (

        select bit_xor(hash(code, first_month, last_month)) as likeness
        from marts.kept_organisation_paths
        where board = $board

    ),

    now_counting as (

        select
            boards.first_month,
            boards.limits,
            concat(boards.limits, '/', codes.likeness) as basis,
            coalesce(
                (select max(change) from marts.period_changes where board = $board), 0
            ) as change
        from raw.boards
        cross join codes
        where boards.board = $board

    ),

    kept as (select change, basis from marts.periodisation_marks where board = $board),

    loaded as (

        select
            min(period) as first_period, max(period) as last_month, count(distinct period) as months
        from marts.positions
        where board = $board and value_type = 'actual' and period % 100 between 1 and 12

    ),

    changed as (

        select min(period) as first_period
        from marts.period_changes
        where board = $board and change > (select max(change) from kept)

    ),

    stale as (

        select
            now_counting.first_month,
            now_counting.limits,
            now_counting.basis,
            now_counting.change,
            loaded.last_month,
            loaded.months,
            case
                when kept.basis = now_counting.basis
                then greatest(changed.first_period, loaded.first_period)
                else loaded.first_period
            end as first_period
        from now_counting
        cross join loaded
        cross join changed
        left join kept on true
        where kept.basis is distinct from now_counting.basis or kept.change <> now_counting.change

    )

select
    case
        when months < struct_extract(limits, 'steady_months')
        then null
        when least(first_period % 100, 12) >= first_month
        then divide(first_period, 100) * 100 + first_month
        else divide(first_period, 100) * 100 - 100 + first_month
    end as year_start,
    last_month,
    limits,
    change,
    basis
from stale
