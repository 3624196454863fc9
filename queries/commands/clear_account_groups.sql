-- Empties raw.account_groups before its files are copied in again.
-- Right: the program
delete from raw.account_groups
