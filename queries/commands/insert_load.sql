-- Notes that a file has been read: what it was, how it was read, by whom and when.
-- Right: load
-- Parameters: $load_id, $board, $source, $file_name, $file_sha256, $file_bytes, $file_form,
-- $profile, $reading, $control, $author, $now
insert into raw.loads (
    load_id,
    board,
    source,
    file_name,
    file_sha256,
    file_bytes,
    file_form,
    profile,
    reading,
    control,
    author,
    created_at
)
values (
    $load_id,
    $board,
    $source,
    $file_name,
    $file_sha256,
    $file_bytes,
    $file_form,
    $profile,
    $reading,
    $control,
    $author,
    $now
)
