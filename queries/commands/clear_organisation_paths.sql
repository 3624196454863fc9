-- Empties what is kept of a board's organisation paths, or of every board's, before it is filled
-- again.
-- Right: load
-- Parameters: $board
delete from marts.kept_organisation_paths where $board is null or board = $board
