-- What a month is called: 202310 is "oktober 2023".
create or replace macro marts.month_word(period) as
    concat(
        list_extract(
            [
                'januari',
                'februari',
                'mars',
                'april',
                'maj',
                'juni',
                'juli',
                'augusti',
                'september',
                'oktober',
                'november',
                'december'
            ],
            (period % 100)::integer
        ),
        ' ',
        divide(period, 100)
    )
