-- One row per provider that a board has at a month, late first: its risk class, how many months
-- may pass between follow-ups, when it was last followed up, when the next is due and in what
-- state it is (L1). As on the month's last day.
-- `state` is 'overdue' (what was due or planned has passed, since `overdue_since`, in whole
-- months `months_late`), 'done' (in the fiscal year), 'this_year' (to be done in it) or 'later'.
-- The interval runs from the last follow-up of a kind that the board counts; else from the
-- agreement's first day; else it is due in the first year that lists the provider. `planned` is the
-- next month that such a follow-up is planned for. Follow-ups of single persons' support count for
-- nothing here (L3).
-- Rests on: providers, provider_followups
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end
with

    now as (select last_day(make_date(divide($period, 100), $period % 100, 1)) as day),

    limits as (select providers.renewed_by as renewed_by from visible.boards where board = $board),

    followed as (

        select
            provider_name,
            followup_kind,
            planned_month,
            done_on,
            demand_is_open,
            recheck_is_late,
            list_contains(limits.renewed_by, followup_kind) as renews
        from visible.followups_at($board, $period)
        cross join limits
        where followup_level <> 'individual'

    ),

    lasts as (

        select
            provider_name,
            max(done_on) filter (where renews) as last_done_on,
            count(*) filter (where demand_is_open)::integer as open_demands,
            count(*) filter (where recheck_is_late)::integer as rechecks_overdue
        from followed
        group by provider_name

    ),

    planned as (

        select followed.provider_name, min(followed.planned_month) as period
        from followed
        inner join lasts on followed.provider_name = lasts.provider_name
        where
            followed.renews
            and followed.done_on is null
            and (
                lasts.last_done_on is null
                or followed.planned_month > marts.month_of(lasts.last_done_on)
            )
        group by followed.provider_name

    ),

    dated as (

        select
            providers.provider_name,
            providers.provider_kind,
            providers.operation,
            providers.agreement,
            providers.contract_from,
            providers.contract_to,
            providers.yearly_value,
            providers.clients,
            providers.clients_hidden,
            providers.likelihood,
            providers.consequence,
            providers.score,
            providers.risk_class,
            providers.interval_months,
            providers.department,
            lasts.last_done_on,
            coalesce(
                marts.last_day_inside(
                    coalesce(lasts.last_done_on, providers.contract_from),
                    providers.interval_months,
                    0
                ),
                make_date(providers.listed_first, 12, 31)
            ) as next_due_on,
            planned.period as planned,
            last_day(make_date(divide(planned.period, 100), planned.period % 100, 1)) as planned_to,
            coalesce(lasts.open_demands, 0) as open_demands,
            coalesce(lasts.rechecks_overdue, 0) as rechecks_overdue
        from visible.providers_at($board, $period) as providers
        left join lasts on providers.provider_name = lasts.provider_name
        left join planned on providers.provider_name = planned.provider_name

    ),

    judged as (

        select
            dated.provider_name,
            now.day,
            least(
                if(dated.next_due_on < now.day, dated.next_due_on, null),
                if(dated.planned_to < now.day, dated.planned_to, null)
            ) as overdue_since
        from dated
        cross join now

    ),

    named_departments as (

        select department, arg_max(department_name, valid_from) as name
        from visible.organisation_paths
        where board = $board and $period between first_month and last_month
        group by department

    )

select
    dated.provider_name,
    dated.provider_kind,
    dated.operation,
    dated.agreement,
    dated.contract_from,
    dated.contract_to,
    dated.yearly_value,
    dated.clients,
    dated.clients_hidden,
    dated.likelihood,
    dated.consequence,
    dated.score,
    dated.risk_class,
    dated.interval_months,
    dated.department,
    named_departments.name as department_name,
    dated.last_done_on,
    dated.next_due_on,
    dated.planned,
    case
        when judged.overdue_since is not null
        then 'overdue'
        when marts.month_of(dated.last_done_on) >= $year_start
        then 'done'
        when least(marts.month_of(dated.next_due_on), dated.planned) <= $year_end
        then 'this_year'
        else 'later'
    end as state,
    judged.overdue_since,
    date_sub('month', judged.overdue_since, judged.day)::integer as months_late,
    dated.open_demands,
    dated.rechecks_overdue
from dated
inner join judged on dated.provider_name = judged.provider_name
left join named_departments on dated.department = named_departments.department
order by
    list_position(['overdue', 'this_year', 'done', 'later'], state),
    judged.overdue_since,
    least(dated.next_due_on, dated.planned_to),
    dated.provider_name
