-- One row per choice of profile that counts and is for something that the viewer sees.
-- What is for the whole board or for an account group is for everyone who sees the board. A reason
-- is free text: for those who see details.
select
    board,
    year_start,
    choice_id,
    department,
    unit,
    account_group,
    profile,
    first_year,
    last_year,
    weights,
    narrowness,
    case when visible.may('details') then reason end as reason,
    author,
    decided_at
from marts.budget_choices
where
    visible.sees(board)
    and (
        department is null
        or visible.sees_whole_board(board)
        or list_contains(struct_extract(visible.viewer(), 'departments'), department)
    )
