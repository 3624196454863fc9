-- Whether a part of a board is the viewer's to see: all of the codes that name it are. The whole
-- board, and an account or a group of all departments, is for those who see every department.
create or replace macro visible.sees_part(
    of_board, of_department, of_unit, of_cost_centre, of_account
) as
    visible.sees(of_board)
    and (
        visible.sees_whole_board(of_board)
        or coalesce(of_department, of_unit, of_cost_centre) is not null
    )
    and (of_department is null or visible.sees_cost_centre(of_board, of_department))
    and (of_unit is null or visible.sees_cost_centre(of_board, of_unit))
    and (of_cost_centre is null or visible.sees_cost_centre(of_board, of_cost_centre))
    and (coalesce(of_cost_centre, of_account) is null or visible.may('details'))
