-- One row per voucher row that a finance system might have: eighty cost centres, each of which uses
-- sixty of four hundred accounts; the activity follows the cost centre, the counterparty the account.
-- Where `scattered`, every code is drawn by itself: the most groups that so many rows can have.
create or replace temp macro made_up_rows(seed, periods, row_count, scattered) as table
    with

        drawn as (

            select
                number,
                periods[number * len(periods) // row_count + 1]::integer as period,
                (hash(seed, number, 1) % 80)::integer as centre,
                hash(seed, number, 2) as by_account,
                hash(seed, number, 3) as by_code,
                hash(seed, number, 4) as by_amount,
                hash(seed, number, 5) as by_text
            from range(row_count) as numbers(number)

        ),

        placed as (

            select
                *,
                case
                    when scattered
                    then by_account % 400
                    else (centre * 5 + by_account % 60 * 7) % 400
                end::integer as place,
                case when scattered then by_code % 80 else centre end::integer as doing
            from drawn

        )

    select
        number + 2 as row_number,
        period,
        (31000 + centre)::varchar as cost_centre,
        (3000 + 12 * place)::varchar as account,
        (55910 + doing // 5 * 10)::varchar as activity_code,
        (100 + case when scattered then by_text else place end % 100)::varchar as counterparty,
        case
            when by_text % 20 = 0 then 'P' || (1000 + doing * 3 + by_text // 20 % 3)
        end as project,
        (1000 + case when scattered then by_amount else doing end % 20)::varchar as activity,
        null::varchar as object,
        'A' || (number // 3) as voucher,
        make_date(period // 100, period % 100, (1 + by_code % 28)::integer) as booked_on,
        'Köp av vård för åldring nr ' || by_text % 5000 as description,
        -- Accounts below 4000 are income, which a ledger has below zero.
        (case when place < 84 then -1 else 1 end * (by_amount % 5000000)::bigint)::decimal(18, 0)
        * 0.01::decimal(3, 2) as amount
    from placed
