-- One row per ranking and proposal for the budget of a year (A4, N20): its points, rank, the cost
-- accumulated from the first, and whether that fits in the frame. The ranking as it was judged has
-- a null `varied`; with `with_variations` each proposal's three judgements are also moved, one at a
-- time, a step `up` (higher) or `down`. A weight or a frame that is null is the board's own;
-- without any frame nothing is inside or outside. Ties go to what costs less, then by name. Costs
-- are not below zero, so the first that does not fit ends what is inside.
create or replace macro visible.ranked_proposals(
    of_board, of_year, of_frame, weight_1, weight_2, weight_3, with_variations
) as table
    with

        model as (

            select
                priorities.severity as points_of_severity,
                priorities.benefit as points_of_benefit,
                priorities.cost_effectiveness as points_of_effectiveness,
                coalesce(weight_1::decimal(9, 2), priorities.severity_weight) as severity_weight,
                coalesce(weight_2::decimal(9, 2), priorities.benefit_weight) as benefit_weight,
                coalesce(
                    weight_3::decimal(9, 2), priorities.effectiveness_weight
                ) as effectiveness_weight,
                nullif(coalesce(of_frame::decimal(18, 2), priorities.frame), 0) as frame
            from visible.boards
            where board = of_board

        ),

        judged as (

            select
                proposal,
                cost,
                list_position(marts.judgement_scale('severity'), severity) as severity_step,
                list_position(marts.judgement_scale('benefit'), benefit) as benefit_step,
                list_position(
                    marts.judgement_scale('cost_effectiveness'), cost_effectiveness
                ) as effectiveness_step
            from visible.proposals
            where board = of_board and period = of_year

        ),

        judgements as (

            select proposal, 'severity' as judgement, severity_step as step
            from judged
            union all
            select proposal, 'benefit' as judgement, benefit_step as step
            from judged
            union all
            select proposal, 'cost_effectiveness' as judgement, effectiveness_step as step
            from judged

        ),

        moves as (

            select 'up' as direction, -1 as steps
            union all
            select 'down' as direction, 1 as steps

        ),

        variations as (

            select
                null::varchar as varied,
                null::varchar as judgement,
                null::varchar as direction,
                0 as steps
            union all
            select judgements.proposal, judgements.judgement, moves.direction, moves.steps
            from judgements
            cross join moves
            where
                with_variations
                and judgements.step + moves.steps
                between 1 and len(marts.judgement_scale(judgements.judgement))

        ),

        moved as (

            select
                variations.varied,
                variations.judgement,
                variations.direction,
                judged.proposal,
                judged.cost,
                case
                    when judged.proposal = variations.varied then variations.steps else 0
                end as moved_by,
                judged.severity_step
                + case when variations.judgement = 'severity' then moved_by else 0 end
                as severity_step,
                judged.benefit_step
                + case when variations.judgement = 'benefit' then moved_by else 0 end as benefit_step,
                judged.effectiveness_step
                + case when variations.judgement = 'cost_effectiveness' then moved_by else 0 end
                as effectiveness_step
            from judged
            cross join variations

        ),

        pointed as (

            select
                moved.varied,
                moved.judgement,
                moved.direction,
                moved.proposal,
                moved.cost,
                moved.severity_step,
                moved.benefit_step,
                moved.effectiveness_step,
                model.points_of_severity[moved.severity_step]
                * model.severity_weight as severity_points,
                model.points_of_benefit[moved.benefit_step] * model.benefit_weight as benefit_points,
                model.points_of_effectiveness[moved.effectiveness_step]
                * model.effectiveness_weight as effectiveness_points,
                severity_points + benefit_points + effectiveness_points as points,
                model.frame
            from moved
            cross join model

        )

    select
        varied,
        judgement,
        direction,
        proposal,
        cost,
        severity_step,
        benefit_step,
        effectiveness_step,
        severity_points::decimal(18, 2) as severity_points,
        benefit_points::decimal(18, 2) as benefit_points,
        effectiveness_points::decimal(18, 2) as effectiveness_points,
        points::decimal(18, 2) as points,
        row_number() over in_order as rank,
        (sum(cost) over in_order)::decimal(18, 2) as accumulated_cost,
        frame,
        accumulated_cost <= frame as is_inside
    from pointed
    window
        in_order as (
            partition by varied, judgement, direction
            order by points desc, cost, proposal
            rows between unbounded preceding and current row
        )
