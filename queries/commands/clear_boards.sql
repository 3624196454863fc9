-- Empties raw.boards before its files are copied in again.
delete from raw.boards
