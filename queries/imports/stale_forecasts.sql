-- One row per closed month of a board, and $period, whose kept forecasts are not of what counts
-- now.
-- The latest month comes first. $period alone is looked at when $alone is true.
-- What a forecast rests on is its year's figures and those of the five years before, and where
-- codes belong; `mark` tells one state of all that from another.
-- Right: the program
-- Parameters: $board, $period, $alone
with

    closed as (

        select period
        from marts.live_coverage
        where board = $board and kind in ('ledger', 'balances') and period % 100 between 1 and 12
        group by all

    ),

    asked as (

        select period
        from closed
        where not $alone
        union
        select $period::integer as period

    ),

    spans as (

        select
            asked.period,
            asked.period
            - (asked.period % 100 - boards.first_month + 12) % 12
            - case when asked.period % 100 < boards.first_month then 88 else 0 end as year_start
        from asked
        inner join raw.boards on boards.board = $board

    ),

    codes as (

        select bit_xor(likeness) as likeness
        from
            (
                select
                    hash(
                        code,
                        name,
                        department,
                        department_name,
                        unit,
                        unit_name,
                        first_month,
                        last_month,
                        valid_from,
                        valid_to
                    ) as likeness
                from marts.kept_organisation_paths
                where board = $board
                union all
                select
                    hash(
                        account, account_group, section, position, first_month, last_month
                    ) as likeness
                from marts.kept_account_paths
                where board = $board
            ) as both_kinds

    ),

    marked as (

        select
            spans.period,
            spans.year_start,
            case
                when spans.year_start % 100 = 1
                then spans.year_start + 11
                else spans.year_start + 99
            end as year_end,
            concat(coalesce(max(period_changes.change), 0), '/', any_value(codes.likeness)) as mark
        from spans
        cross join codes
        left join
            marts.period_changes
            on period_changes.board = $board
            -- Closing entries (13) lie after the last month.
            and period_changes.period between spans.year_start - 500 and spans.year_start + 100
        group by all

    )

select
    marked.period,
    marked.year_start,
    marked.year_end,
    marked.mark,
    marked.period = (select max(period) from closed) as is_latest
from marked
left join
    marts.forecast_marks
    on forecast_marks.board = $board
    and marked.period = forecast_marks.period
    and marked.mark = forecast_marks.mark
where forecast_marks.mark is null
order by marked.period desc
