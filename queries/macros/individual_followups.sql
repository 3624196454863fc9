-- One row per result of the follow-ups of single persons' support that were done in a span of
-- months, and one for all of them (null): how many (L3). A result that nothing is judged as is
-- 'unjudged'.
-- N11. Those who may not see each of them are told only of a fiscal year up to a month that the
-- board is given a summary of, and only where every result, in every part of the year up to
-- there, is none or at least the board's limit: so the difference of two summaries gives nothing
-- away either. One who sees some departments alone is told of none. Else number is null and
-- is_hidden says so.
create or replace macro visible.individual_followups(of_board, first_period, last_period) as table
    with

        limits as (

            select
                small_number,
                first_month,
                providers.summary_months as summary_months,
                visible.sees_whole_board(of_board) as sees_whole,
                visible.sees_whole_board(of_board)
                and visible.may('details')
                and visible.may('small_numbers') as sees_all
            from visible.boards
            where board = of_board

        ),

        done as (

            select
                coalesce(followups.followup_result, 'unjudged') as followup_result,
                marts.summary_part(
                    marts.month_of(followups.done_on), limits.first_month, limits.summary_months
                ) as part
            from marts.live_provider_followups as followups
            cross join limits
            where
                followups.board = of_board
                and followups.followup_level = 'individual'
                and marts.month_of(followups.done_on) between first_period and last_period

        ),

        parts as (

            select followup_result, part, count(*) as number
            from done
            group by followup_result, part

        ),

        summed as (

            select
                coalesce(sum(parts.number), 0)::integer as number,
                coalesce(
                    bool_and(marts.is_sound(parts.number, limits.small_number)), true
                ) as is_sound
            from limits
            left join parts on true

        ),

        words as (select unnest([null, 'no_remark', 'minor', 'serious', 'unjudged']) as word),

        counted as (

            select
                words.word,
                case
                    when words.word is null then any_value(summed.number) else coalesce(sum(parts.number), 0)
                end::integer as number,
                any_value(
                    limits.sees_all
                    or (
                        limits.sees_whole
                        and summed.is_sound
                        and first_period % 100 = limits.first_month
                        and last_period between first_period and first_period + 99
                        and list_contains(limits.summary_months, last_period % 100)
                    )
                ) as is_told
            from words
            cross join limits
            cross join summed
            left join parts on words.word = parts.followup_result
            group by words.word

        )

    select
        word as followup_result,
        case when is_told then number end as number,
        not is_told as is_hidden
    from counted
    where visible.may('figures') and visible.sees(of_board)
