-- One row per action that has not been taken back, of the parts whose money the viewer sees.
-- `department` is where its code stands at the month that it begins; `answers_level` says what the
-- code whose variance it answers is: board, department, unit or cost_centre.
select
    actions.board,
    actions.period,
    actions.action,
    actions.cause,
    actions.responsible,
    actions.cost_centre,
    coalesce(paths.name, actions.cost_centre) as cost_centre_name,
    coalesce(paths.department, actions.cost_centre) as department,
    actions.effect_per_month,
    actions.from_month,
    actions.to_month,
    actions.status,
    actions.decided_by,
    actions.decided_on,
    case when actions.answers is null then 'board' else answered.level end as answers_level,
    actions.answers,
    answered.name as answers_name,
    actions.answers_month,
    actions.said_in,
    actions.said_by,
    actions.said_at,
    visible.may('actions') as may_enter
from marts.live_actions as actions
left join
    marts.kept_organisation_paths as paths
    on actions.board = paths.board
    and actions.cost_centre = paths.code
    and actions.from_month between paths.first_month and paths.last_month
left join
    marts.kept_organisation_paths as answered
    on actions.board = answered.board
    and actions.answers = answered.code
    and coalesce(actions.answers_month, actions.from_month)
    between answered.first_month and answered.last_month
    and visible.sees_cost_centre(answered.board, answered.code)
where visible.may('figures') and visible.sees_cost_centre(actions.board, actions.cost_centre)
