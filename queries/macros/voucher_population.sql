-- One row per voucher row of a board's ledgers that counts in the months and is of what is asked
-- for, with its key, its place in its file and its amount in öre. Null asks for all.
-- A row stands in the organisation that its month had. Texts that may tell of people are never
-- searched, whoever asks, so that the same question always finds the same rows.
-- `of_departments` are those whose rows the asker saw at the time; null is the whole board.
create or replace macro visible.voucher_population(
    of_board,
    first_period,
    last_period,
    of_account_group,
    of_department,
    of_cost_centre,
    of_search,
    at_least,
    of_departments
) as table
    with

        cells as (

            select period, cost_centre, account
            from visible.placed_positions(of_board, first_period, last_period, null)
            where
                value_type = 'actual'
                and (of_account_group is null or account_group = of_account_group)
                and (of_department is null or department = of_department)
                and (of_cost_centre is null or coalesce(cost_centre, '-') = of_cost_centre)
            group by all

        ),

        latest_places as (

            select code, department
            from visible.organisation_paths
            where board = of_board
            qualify
                row_number() over (partition by code order by valid_to desc, valid_from desc) = 1

        ),

        own_codes as (

            select code
            from latest_places
            where of_departments is null or list_contains(of_departments, department)

        ),

        private_accounts as (select account from marts.private_accounts where board = of_board)

    select
        marts.row_key_of(
            counted_amounts.period,
            counted_amounts.sheet,
            counted_amounts.row_number,
            counted_amounts.column_name,
            counted_amounts.account,
            counted_amounts.cost_centre,
            counted_amounts.voucher,
            counted_amounts.amount
        ) as row_key,
        counted_amounts.load_id,
        counted_amounts.sheet,
        counted_amounts.row_number,
        counted_amounts.column_name,
        counted_amounts.period,
        counted_amounts.amount,
        (counted_amounts.amount * 100)::bigint as ore
    from visible.counted_amounts
    inner join
        cells
        on counted_amounts.period = cells.period
        and counted_amounts.cost_centre is not distinct from cells.cost_centre
        and counted_amounts.account is not distinct from cells.account
    where
        counted_amounts.board = of_board
        and counted_amounts.kind = 'ledger'
        -- Said again where the rows are read, so that the scan can skip what cannot be part of it.
        and counted_amounts.period between first_period and last_period + 1
        and (at_least is null or abs(counted_amounts.amount) >= at_least)
        and (
            of_departments is null
            or counted_amounts.cost_centre in (select code from own_codes)
        )
        and (
            of_search is null
            or contains(lower(counted_amounts.voucher), lower(of_search))
            or contains(lower(counted_amounts.counterparty), lower(of_search))
            or (
                contains(lower(counted_amounts.description), lower(of_search))
                and counted_amounts.account is not null
                and counted_amounts.account not in (select account from private_accounts)
            )
        )
