-- One row per proposal for the budget of a year, first ranked first: points for each judgement,
-- the cost accumulated so far, and whether that fits in the frame (A4). SEK, above zero.
-- The year is the one that begins with $year_start. A null $frame, or weight, is the board's own;
-- without a frame `is_inside` and `left_of_frame` are null. `left_of_frame` is what is left when a
-- proposal and all before it are paid: below zero is how much is missing. `is_cut` is the first
-- that does not fit, which ends the list whatever comes after it.
-- Rests on: proposals
-- Right: figures
-- Parameters: $board, $year_start, $frame, $severity_weight, $benefit_weight,
-- $effectiveness_weight
with

    ranked as (

        select
            proposal,
            severity_points,
            benefit_points,
            effectiveness_points,
            points,
            rank,
            accumulated_cost,
            frame,
            is_inside
        from
            visible.ranked_proposals(
                $board,
                divide($year_start, 100) * 100,
                $frame,
                $severity_weight,
                $benefit_weight,
                $effectiveness_weight,
                false
            )

    )

select
    ranked.rank::integer as rank,
    proposals.proposal,
    proposals.problem,
    proposals.target_group,
    proposals.cost,
    proposals.severity,
    proposals.benefit,
    proposals.cost_effectiveness,
    proposals.perspective,
    proposals.department,
    proposals.proposed_by,
    ranked.severity_points,
    ranked.benefit_points,
    ranked.effectiveness_points,
    ranked.points,
    ranked.accumulated_cost,
    ranked.frame,
    (ranked.frame - ranked.accumulated_cost)::decimal(18, 2) as left_of_frame,
    ranked.is_inside,
    coalesce(
        not ranked.is_inside and ranked.accumulated_cost - proposals.cost <= ranked.frame, false
    ) as is_cut
from ranked
inner join
    visible.proposals
    on ranked.proposal = proposals.proposal
    and proposals.board = $board
    and proposals.period = divide($year_start, 100) * 100
order by ranked.rank
