-- One row: what the codes of a part are called on a day, null where a code has no name.
-- Right: figures
-- Parameters: $board, $on_day, $department, $unit, $cost_centre, $account
with

    names as (

        select code, arg_max(name, (valid_from <= $on_day::date, valid_from)) as name
        from visible.organisation_paths
        where board = $board
        group by all

    )

select
    (select name from names where code = $department) as department,
    (select name from names where code = $unit) as unit,
    (select name from names where code = $cost_centre) as cost_centre,
    (
        select max(name)
        from visible.account_paths
        where
            board = $board and account = $account and $on_day::date between holds_from and holds_to
    ) as account
