-- One row per part of a board and fiscal year whose budget has a chosen profile: the last choice.
-- `narrowness` orders them: an organisation part goes before an account group, a unit before its
-- department, and a narrower part before a wider one. `weights` are those that were given; a
-- pattern of earlier years has a series for each account group and unit, and the years it rests on.
with

    latest as (

        select
            board,
            year_start,
            choice_id,
            department,
            unit,
            account_group,
            profile,
            reason,
            author,
            decided_at
        from staging.budget_profiles
        qualify
            row_number() over (
                partition by board, year_start, department, unit, account_group
                order by choice_id desc
            )
            = 1
            and event = 'chosen'

    ),

    weighed as (

        select
            choice_id,
            min(first_year) as first_year,
            max(last_year) as last_year,
            any_value(weights) filter (where basis = 'given') as weights
        from staging.budget_weights
        group by all

    )

select
    latest.board,
    latest.year_start,
    latest.choice_id,
    latest.department,
    latest.unit,
    latest.account_group,
    latest.profile,
    latest.reason,
    latest.author,
    latest.decided_at,
    weighed.first_year,
    weighed.last_year,
    weighed.weights,
    (latest.unit is not null)::integer * 4
    + (latest.department is not null)::integer * 2
    + (latest.account_group is not null)::integer as narrowness
from latest
inner join weighed using (choice_id)
