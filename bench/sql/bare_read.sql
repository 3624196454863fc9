-- The baseline: a file's text in a table of twelve columns, nothing understood.
-- Latin-1 is the only encoding of one byte a character that DuckDB has without an extension.
-- Parameters: $path
create table bare as
select * from read_csv(
    $path, all_varchar = true, delim = ';', header = true, encoding = 'latin-1'
)
