-- Whether the viewer answers for an indicator: sees the whole board, or the part that its plan
-- says.
create or replace macro visible.answers_for(of_board, of_indicator) as
    visible.sees_whole_board(of_board)
    or exists (
        select 1
        from visible.goal_plan
        where
            board = of_board
            and indicator = of_indicator
            and cost_centre is not null
            and visible.sees_cost_centre(of_board, cost_centre)
    )
