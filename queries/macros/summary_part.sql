-- Which part of a fiscal year a month is in, from 1: a part ends with a month that the board is
-- given a summary of, and what comes after the last of those is a part too.
create or replace macro marts.summary_part(period, first_month, summary_months) as
    1
    + len(
        list_filter(
            summary_months,
            lambda summary: (summary + 12 - first_month) % 12
            < (period % 100 + 12 - first_month) % 12
        )
    )
