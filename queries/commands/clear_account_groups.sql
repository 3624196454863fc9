-- Empties raw.account_groups before its files are copied in again.
delete from raw.account_groups
