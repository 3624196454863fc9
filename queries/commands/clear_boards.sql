-- Empties raw.boards before its files are copied in again.
-- Right: the program
delete from raw.boards
