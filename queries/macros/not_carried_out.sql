-- One row per quarter, kind of decision and time elapsed since the decision (null for all) with
-- decisions not carried out inside their limit: those that still were not at the quarter's end, and
-- those that were carried out in it, too late. Socialtjänstlagen 34:3. `elapsed` is 'to_6' months,
-- 'to_12' or 'over_12', to the quarter's last day or to when it was carried out.
-- N11. Those who may not see small numbers are told of the whole where it and what was in time are
-- none or at least the board's limit, of kinds and of times elapsed where that holds for all of
-- them too, and of kinds by times elapsed where it holds for every one; else those have no rows.
create or replace macro visible.not_carried_out(of_board, first_quarter, last_quarter) as table
    with

        judged as (

            select
                quarter,
                quarter_end,
                decision_kind as kind,
                case
                    when measured_on <= marts.last_day_inside(began_on, 6, 0)
                    then 'to_6'
                    when measured_on <= marts.last_day_inside(began_on, 12, 0)
                    then 'to_12'
                    else 'over_12'
                end as elapsed,
                has_ended,
                is_inside
            from visible.clock_states(of_board, 'carried_out', first_quarter, last_quarter)
            where has_ended or period = quarter_end

        ),

        whole as (

            select
                quarter,
                count(*) filter (where has_ended and is_inside) as ended_inside,
                count(*) filter (where not has_ended and is_inside) as open_inside
            from judged
            group by quarter

        ),

        counted as (

            select
                quarter,
                any_value(quarter_end) as quarter_end,
                kind,
                elapsed,
                case
                    when grouping(kind) = 1 and grouping(elapsed) = 1
                    then 'whole'
                    when grouping(elapsed) = 1
                    then 'kind'
                    when grouping(kind) = 1
                    then 'elapsed'
                    else 'both'
                end as part,
                count(*) filter (where not has_ended) as still_not,
                count(*) filter (where has_ended) as too_late
            from judged
            where not is_inside
            group by
                grouping sets (
                    (quarter), (quarter, kind), (quarter, elapsed), (quarter, kind, elapsed)
                )

        ),

        sound as (

            select
                counted.quarter,
                counted.quarter_end,
                counted.kind,
                counted.elapsed,
                counted.part,
                counted.still_not,
                counted.too_late,
                marts.is_sound(counted.still_not, boards.small_number)
                and marts.is_sound(counted.too_late, boards.small_number)
                and (
                    counted.part <> 'whole'
                    or (
                        marts.is_sound(whole.ended_inside, boards.small_number)
                        and marts.is_sound(whole.open_inside, boards.small_number)
                    )
                ) as is_sound
            from counted
            inner join whole on counted.quarter = whole.quarter
            inner join visible.boards as boards on boards.board = of_board

        ),

        families as (

            select
                quarter,
                quarter_end,
                kind,
                elapsed,
                part,
                still_not,
                too_late,
                bool_and(is_sound) over (partition by quarter) as all_sound,
                bool_and(is_sound) filter (where part = 'whole') over (
                    partition by quarter
                ) as whole_sound,
                bool_and(is_sound) over (partition by quarter, part) as part_sound
            from sound

        ),

        told as (

            select
                quarter,
                quarter_end,
                kind,
                elapsed,
                part,
                still_not,
                too_late,
                visible.may('small_numbers')
                or case
                    when part = 'both' then all_sound else whole_sound and part_sound
                end as is_told
            from families

        )

    select
        quarter,
        quarter_end,
        kind,
        elapsed,
        part,
        case when is_told then still_not end as still_not,
        case when is_told then too_late end as too_late,
        not is_told as is_hidden
    from told
    where
        (is_told or part <> 'both')
        and visible.may('figures')
        and visible.sees_whole_board(of_board)
