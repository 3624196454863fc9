-- One row per decision that a part's budget for the year is the sum of, in the order they were
-- made.
-- E3. `moved` is what it gives to some account groups of units; a reallocation within a board takes
-- as much from others, so `balances` says whether its amount is zero. It is known only of the whole
-- board. What a decision is called is free text: for those who see details.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on, $on_day, $department, $unit,
-- $cost_centre, $account_group, $account
with

    placed as (

        select
            kind_of_decision,
            case when kind_of_decision <> 'original' then lower(version) end as decision,
            max(version) as version,
            stands_from,
            day_is_stated,
            min(load_id) as load_id,
            department,
            unit,
            account_group,
            sum(amount) as amount
        from visible.placed_budget($board, $year_start, $year_end, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by all

    ),

    summed as (

        select
            kind_of_decision,
            decision,
            max(version) as version,
            stands_from,
            day_is_stated,
            min(load_id) as load_id,
            sum(amount) as amount,
            coalesce(sum(amount) filter (where amount < 0), 0) as given
        from placed
        group by all

    )

select
    summed.kind_of_decision,
    case when visible.may('details') then summed.version end as version,
    summed.stands_from,
    summed.day_is_stated,
    coalesce(summed.stands_from <= $on_day::date, true) as stands,
    summed.amount,
    - summed.given as moved,
    case
        when
            summed.kind_of_decision = 'reallocation'
            and visible.sees_whole_board($board)
            and coalesce($department, $unit, $cost_centre, $account_group, $account) is null
        then summed.amount = 0
    end as balances,
    summed.load_id,
    loads.file_name
from summed
inner join visible.loads using (load_id)
order by summed.stands_from nulls first, summed.kind_of_decision, summed.decision, summed.load_id
