-- Whether a board is the viewer's to see. Without a viewer nothing is.
create or replace macro visible.sees(of_board) as
    coalesce(list_contains(struct_extract(visible.viewer(), 'boards'), of_board), false)
