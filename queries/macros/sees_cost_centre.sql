-- Whether a cost centre's money is the viewer's to see. Without a code it is for the whole board.
create or replace macro visible.sees_cost_centre(of_board, of_code) as
    visible.sees(of_board)
    and (
        struct_extract(visible.viewer(), 'departments') is null
        or coalesce(of_code in (select code from visible.department_codes), false)
    )
