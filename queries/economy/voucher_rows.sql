-- One row per row of an export that counts in the chosen part and months, largest first.
-- The same placing as the tables use decides what is part of it, so the rows sum to the figure.
-- Right: details
-- Parameters: $board, $value_type, $first_period, $last_period, $organised_on, $department, $unit,
-- $cost_centre, $account_group, $account, $search, $most, $skip
with

    latest_forecast as (

        select max(period) as period
        from visible.live_coverage
        where
            board = $board
            and kind = 'adopted_forecast'
            and marts.counted_month(period) between $first_period and $last_period

    ),

    cells as (

        select period, cost_centre, account
        from visible.placed_positions($board, $first_period, $last_period, $organised_on::date)
        where
            value_type = $value_type
            -- A forecast is for the year: a later one takes an earlier one's place.
            and ($value_type <> 'adopted_forecast' or period = (select period from latest_forecast))
            and ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by all

    ),

    found as (

        select
            counted_amounts.period,
            counted_amounts.booked_on,
            counted_amounts.voucher,
            -- What a budget's or a forecast's row says is why.
            coalesce(counted_amounts.description, counted_amounts.reason) as description,
            counted_amounts.text_is_hidden,
            counted_amounts.cost_centre,
            counted_amounts.account,
            counted_amounts.activity_code,
            counted_amounts.counterparty,
            counted_amounts.project,
            counted_amounts.amount,
            counted_amounts.amount_text,
            counted_amounts.load_id,
            counted_amounts.sheet,
            counted_amounts.row_number,
            counted_amounts.column_name
        from visible.counted_amounts
        inner join
            cells
            on counted_amounts.period = cells.period
            and counted_amounts.cost_centre is not distinct from cells.cost_centre
            and counted_amounts.account is not distinct from cells.account
        where
            counted_amounts.board = $board
            and counted_amounts.value_type = $value_type
            -- Said again where the rows are read, so that the scan can skip what cannot be part
            -- of it; the cells say which of the periods after the last month is its closing.
            and counted_amounts.period between $first_period and $last_period + 1
            and (
                $cost_centre is null
                or $cost_centre = '-'
                or counted_amounts.cost_centre = $cost_centre
            )
            and ($account is null or $account = '-' or counted_amounts.account = $account)
            and (
                $search is null
                or contains(lower(counted_amounts.description), lower($search))
                or contains(lower(counted_amounts.reason), lower($search))
                or contains(lower(counted_amounts.voucher), lower($search))
            )

    ),

    -- Not a window over all of found: that now and then ends DuckDB 1.5.5 (duckdb issue 25713).
    summed as (select count(*) as row_count, sum(amount)::decimal(18, 2) as total from found)

select
    found.period,
    found.booked_on,
    found.voucher,
    found.description,
    found.text_is_hidden,
    found.cost_centre,
    found.account,
    found.activity_code,
    found.counterparty,
    found.project,
    found.amount,
    found.amount_text,
    found.load_id,
    loads.file_name,
    found.sheet,
    found.row_number,
    found.column_name,
    summed.row_count,
    summed.total
from found
inner join visible.loads on found.load_id = loads.load_id
cross join summed
-- A yearly row stands for twelve months, and a wide one has a column for each.
order by abs(found.amount) desc, found.load_id, found.row_number, found.period, found.column_name
limit $most
offset $skip
