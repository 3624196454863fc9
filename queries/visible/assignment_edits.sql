-- One row per time that someone has said in the page how an assignment stands.
select board, period, number, assignment, status, comment, author, edited_at
from raw.assignment_edits
where visible.may('figures') and visible.sees(board)
