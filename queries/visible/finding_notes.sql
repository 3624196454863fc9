-- One row per thing that someone has said about a finding, for those who close periods; and, for
-- those who sign the steps of one, about findings of their own cost centres.
select board, period, rule, subject, state, owner, reason, author, noted_at
from raw.finding_notes
where
    (visible.may('sign') and visible.sees_whole_board(board))
    or (
        visible.may('steps')
        and visible.sees_cost_centre(board, nullif(split_part(subject, '/', 1), ''))
    )
