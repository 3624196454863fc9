-- Keeps what a board's kept periodisation was found in.
-- Right: the program
-- Parameters: $board, $change, $basis
insert into marts.periodisation_marks by name
select $board as board, $change as change, $basis as basis
