-- Whether the viewer sees every department of a board, and so what is said of the board as a whole.
create or replace macro visible.sees_whole_board(of_board) as
    visible.sees(of_board) and struct_extract(visible.viewer(), 'departments') is null
