-- One row per account that a board's figures or account plan know, and the time its group holds.
-- The plan's own group wins over the group of the longest matching prefix; the first and last
-- known group of an account hold before and after the time its plan gives, so no sum is lost.
-- What holds on the first day of a month holds in the month.
with

    plan as (

        select
            accounts.board,
            accounts.account,
            accounts.name,
            accounts.account_group,
            accounts.valid_from,
            accounts.valid_to
        from staging.accounts
        inner join
            marts.live_coverage
            on accounts.load_id = live_coverage.load_id
            and live_coverage.kind = 'accounts'
        qualify
            dense_rank() over (
                partition by accounts.board, accounts.account
                order by live_coverage.committed_as desc
            )
            = 1

    ),

    planned_and_seen as (

        select
            board,
            account,
            name,
            account_group as own_group,
            true as in_plan,
            valid_from,
            valid_to,
            case
                when row_number() over in_time = 1 then date '1900-01-01' else valid_from
            end as holds_from,
            coalesce(lead(valid_from) over in_time - interval 1 day, date '9999-12-31')::date
            as holds_to
        from plan
        window in_time as (partition by board, account order by valid_from)
        union all
        select
            board,
            account,
            null as name,
            null as own_group,
            false as in_plan,
            null as valid_from,
            null as valid_to,
            date '1900-01-01' as holds_from,
            date '9999-12-31' as holds_to
        from marts.positions
        where account is not null
        group by all

    ),

    known as (

        select board, account, name, own_group, in_plan, valid_from, valid_to, holds_from, holds_to
        from planned_and_seen
        qualify in_plan or not bool_or(in_plan) over (partition by board, account)

    ),

    by_prefix as (

        select
            known.board,
            known.account,
            known.name,
            known.own_group,
            known.in_plan,
            known.valid_from,
            known.valid_to,
            known.holds_from,
            known.holds_to,
            arg_max(account_groups.account_group, length(account_groups.prefix)) as account_group,
            arg_max(account_groups.section, length(account_groups.prefix)) as section,
            arg_max(account_groups.position, length(account_groups.prefix)) as position
        from known
        left join raw.account_groups on starts_with(known.account, account_groups.prefix)
        group by all

    ),

    group_places as (

        select account_group, min(section) as section, min(position) as position
        from raw.account_groups
        group by all

    )

select
    by_prefix.board,
    by_prefix.account,
    by_prefix.name,
    coalesce(by_prefix.own_group, by_prefix.account_group) as account_group,
    coalesce(group_places.section, by_prefix.section) as section,
    coalesce(group_places.position, by_prefix.position) as position,
    by_prefix.in_plan,
    by_prefix.valid_from,
    by_prefix.valid_to,
    by_prefix.holds_from,
    by_prefix.holds_to,
    marts.month_of((by_prefix.holds_from + interval 1 month - interval 1 day)::date) as first_month,
    marts.month_of(by_prefix.holds_to) as last_month
from by_prefix
left join
    group_places
    on coalesce(by_prefix.own_group, by_prefix.account_group) = group_places.account_group
