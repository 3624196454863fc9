-- Must be empty: one row per board and account whose kept account paths are not what they are now.
-- Right: operate
with

    likenesses as (

        select
            board,
            account,
            hash(
                board,
                account,
                name,
                account_group,
                section,
                position,
                in_plan,
                valid_from,
                valid_to,
                holds_from,
                holds_to,
                first_month,
                last_month
            ) as likeness,
            1 as surplus
        from marts.account_paths
        union all
        select
            board,
            account,
            hash(
                board,
                account,
                name,
                account_group,
                section,
                position,
                in_plan,
                valid_from,
                valid_to,
                holds_from,
                holds_to,
                first_month,
                last_month
            ) as likeness,
            -1 as surplus
        from marts.kept_account_paths

    ),

    summed as (

        select board, account, likeness, sum(surplus) as surplus from likenesses group by all

    )

select board, account
from summed
where surplus <> 0
group by all
