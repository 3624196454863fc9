-- One row per proposal, judgement of it and step up or down from it: which rank the proposal would
-- get, and who would then be inside the frame (N20). Those that move the cut come first.
-- `judged` and `instead` are words of the scale, `rank` and `points` are as judged.
-- `crosses` is whether the proposal itself comes inside or falls outside; `others_in` and
-- `others_out` are the other proposals that do, by rank, with "; " between, null when none does.
-- Without a frame nothing crosses.
-- Rests on: proposals
-- Right: figures
-- Parameters: $board, $year_start, $frame, $severity_weight, $benefit_weight,
-- $effectiveness_weight
with

    ranked as (

        select
            varied,
            judgement,
            direction,
            proposal,
            severity_step,
            benefit_step,
            effectiveness_step,
            points,
            rank,
            is_inside
        from
            visible.ranked_proposals(
                $board,
                divide($year_start, 100) * 100,
                $frame,
                $severity_weight,
                $benefit_weight,
                $effectiveness_weight,
                true
            )

    ),

    base as (

        select proposal, severity_step, benefit_step, effectiveness_step, points, rank, is_inside
        from ranked
        where varied is null

    ),

    moved as (

        select
            ranked.varied,
            ranked.judgement,
            ranked.direction,
            string_agg(ranked.proposal, '; ' order by base.rank) filter (
                where ranked.proposal <> ranked.varied and ranked.is_inside and not base.is_inside
            ) as others_in,
            string_agg(ranked.proposal, '; ' order by base.rank) filter (
                where ranked.proposal <> ranked.varied and not ranked.is_inside and base.is_inside
            ) as others_out
        from ranked
        inner join base on ranked.proposal = base.proposal
        where ranked.varied is not null
        group by ranked.varied, ranked.judgement, ranked.direction

    )

select
    base.proposal,
    moved.judgement,
    moved.direction,
    marts.judgement_scale(moved.judgement)[
        case
            moved.judgement
            when 'severity'
            then base.severity_step
            when 'benefit'
            then base.benefit_step
            else base.effectiveness_step
        end
    ] as judged,
    marts.judgement_scale(moved.judgement)[
        case
            moved.judgement
            when 'severity'
            then ranked.severity_step
            when 'benefit'
            then ranked.benefit_step
            else ranked.effectiveness_step
        end
    ] as instead,
    base.points,
    ranked.points as new_points,
    base.rank::integer as rank,
    ranked.rank::integer as new_rank,
    base.is_inside,
    ranked.is_inside as new_is_inside,
    coalesce(base.is_inside <> ranked.is_inside, false) as crosses,
    moved.others_in,
    moved.others_out
from moved
inner join base on moved.varied = base.proposal
inner join
    ranked
    on moved.varied = ranked.varied
    and moved.varied = ranked.proposal
    and moved.judgement = ranked.judgement
    and moved.direction = ranked.direction
order by
    crosses or moved.others_in is not null or moved.others_out is not null desc,
    crosses desc,
    base.rank,
    moved.judgement,
    moved.direction
