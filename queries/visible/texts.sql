-- One row per text that the viewer may read as it now stands: an explanation of a variance, a
-- comment on an indicator's value, on an assignment or on what a control came to, or what is
-- written in a report. The codes say what it is about; none is the whole board. `is_own` is of
-- texts that the viewer answers for.
with

    latest_explanations as (

        select
            board,
            period,
            department,
            unit,
            cost_centre,
            account_group,
            account,
            event,
            words,
            author,
            explained_at
        from visible.explanations
        qualify
            row_number() over (
                partition by board, period, department, unit, cost_centre, account_group, account
                order by explained_at desc
            )
            = 1

    ),

    latest_report_texts as (

        select board, period, kind, chapter, words
        from visible.report_texts
        qualify
            row_number() over (partition by board, period, kind, chapter order by written_at desc)
            = 1

    ),

    texts as (

        select
            board,
            period,
            'explanation' as place,
            array_to_string(
                [
                    coalesce(department, ''),
                    coalesce(unit, ''),
                    coalesce(cost_centre, ''),
                    coalesce(account_group, ''),
                    coalesce(account, '')
                ],
                '/'
            ) as key,
            department,
            unit,
            cost_centre,
            account_group,
            account,
            null::varchar as indicator,
            words,
            true as is_own
        from latest_explanations
        where event = 'explained'
        union all
        select
            board,
            period,
            'indicator' as place,
            indicator || coalesce('/' || cost_centre, '') as key,
            null as department,
            null as unit,
            cost_centre,
            null as account_group,
            null as account,
            indicator,
            comment as words,
            visible.sees_cost_centre(board, cost_centre) as is_own
        from visible.indicator_values
        where not is_planned
        union all
        select
            board,
            period,
            'assignment' as place,
            coalesce(number || ' ', '') || assignment as key,
            department,
            null as unit,
            null as cost_centre,
            null as account_group,
            null as account,
            null as indicator,
            comment as words,
            may_follow as is_own
        from visible.assignments
        where status is not null
        union all
        select
            board,
            period,
            'control' as place,
            control as key,
            null as department,
            null as unit,
            null as cost_centre,
            null as account_group,
            null as account,
            null as indicator,
            comment as words,
            visible.sees_whole_board(board) as is_own
        from visible.control_results
        union all
        select
            board,
            period,
            'report' as place,
            kind || '/' || chapter as key,
            null as department,
            null as unit,
            null as cost_centre,
            null as account_group,
            null as account,
            null as indicator,
            words,
            visible.sees_whole_board(board) as is_own
        from latest_report_texts

    )

select
    board,
    period,
    place,
    key,
    department,
    unit,
    cost_centre,
    account_group,
    account,
    indicator,
    words,
    is_own
from texts
where visible.may('figures') and words is not null
