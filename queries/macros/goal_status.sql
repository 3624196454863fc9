-- How a goal stands by its indicators (M4): a red one breaks it; else it is met when so large a
-- share of their weight as its plan says is green and the rest yellow. What is not judged never
-- counts as green: it leaves the goal unjudged, unless even green it would be too little.
create or replace macro marts.goal_status(
    red_count, grey_count, not_updated_count, green_weight, grey_weight, whole_weight, threshold
) as
    case
        when red_count > 0
        then 'off_plan'
        when green_weight + grey_weight < threshold * whole_weight
        then 'watch'
        when grey_count > 0 and not_updated_count > 0
        then 'not_updated'
        when grey_count > 0
        then 'not_assessed'
        else 'on_plan'
    end
