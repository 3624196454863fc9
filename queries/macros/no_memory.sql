-- What a memory knows before the first month.
create or replace macro marts.no_memory() as {
    'total': 0::double, 'normal': 0::double, 'squared_errors': 0::double, 'usual_error': 0::double
}
