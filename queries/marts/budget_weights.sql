-- One row per board, fiscal year, cost centre and account with a yearly budget that a chosen
-- profile phases.
-- E3. The most precise choice counts, and of its weights the most precise. A code stands where it
-- does on the last day of the year, one that was closed before where it last belonged.
with

    live_loads as (select load_id from marts.live_coverage where kind = 'budget' group by all),

    cells as (

        select
            amounts.board,
            marts.budget_year_start(amounts.period) as year_start,
            amounts.cost_centre,
            amounts.account
        from staging.amounts
        inner join live_loads using (load_id)
        where amounts.kind = 'budget' and amounts.basis = 'year'
        group by all

    ),

    years as (

        select
            board,
            year_start,
            (
                make_date(divide(year_start, 100), year_start % 100, 1)
                + interval 1 year
                - interval 1 day
            )::date as last_day
        from marts.budget_choices
        group by all

    ),

    paths as (

        select years.board, years.year_start, paths.code, paths.department, paths.unit
        from years
        inner join marts.kept_organisation_paths as paths using (board)
        qualify
            row_number() over (
                partition by years.board, years.year_start, paths.code
                order by paths.valid_from <= years.last_day desc, paths.valid_to desc
            )
            = 1

    ),

    placed as (

        select
            cells.board,
            cells.year_start,
            cells.cost_centre,
            cells.account,
            case
                when cells.cost_centre is null then '-' else coalesce(paths.department, '?')
            end as department,
            case
                when cells.cost_centre is null
                then '-'
                when paths.code is null
                then '?'
                else coalesce(paths.unit, '-')
            end as unit,
            case
                when cells.account is null then '-' else coalesce(accounts.account_group, '?')
            end as account_group
        from cells
        inner join years using (board, year_start)
        left join
            paths
            on cells.board = paths.board
            and cells.year_start = paths.year_start
            and cells.cost_centre = paths.code
        left join
            marts.kept_account_paths as accounts
            on cells.board = accounts.board
            and cells.account = accounts.account
            and marts.month_of(years.last_day) between accounts.first_month and accounts.last_month

    )

select
    placed.board,
    placed.year_start,
    placed.cost_centre,
    placed.account,
    choices.choice_id,
    weights.basis,
    weights.shortcoming,
    list_transform(
        range(0, 13),
        lambda month:coalesce(list_sum(list_slice(weights.weights, 1, month)), 0) * 100
    )::hugeint[] as up_to
from placed
inner join
    marts.budget_choices as choices
    on placed.board = choices.board
    and placed.year_start = choices.year_start
    and (choices.department is null or placed.department = choices.department)
    and (choices.unit is null or placed.unit = choices.unit)
    and (choices.account_group is null or placed.account_group = choices.account_group)
inner join
    staging.budget_weights as weights
    on choices.choice_id = weights.choice_id
    and (weights.department is null or placed.department = weights.department)
    and (weights.unit is null or placed.unit = weights.unit)
    and (weights.account_group is null or placed.account_group = weights.account_group)
qualify
    row_number() over (
        partition by placed.board, placed.year_start, placed.cost_centre, placed.account
        order by
            choices.narrowness desc,
            weights.unit is not null desc,
            weights.department is not null desc,
            weights.account_group is not null desc
    )
    = 1
