-- Notes how someone says that an assignment stands at a follow-up. One that no file has in the year
-- so far, or whose department is not the author's, gets no row.
-- Right: goals
-- Parameters: $board, $period, $year_start, $number, $assignment, $status, $comment, $author, $now
insert into raw.assignment_edits (
    board, period, number, assignment, status, comment, author, edited_at
)
with

    latest_description as (

        select board, number, assignment, may_follow
        from visible.assignments
        where
            board = $board
            and period between $year_start and $period
            and number is not distinct from $number::varchar
            and assignment = $assignment
        order by period desc
        limit 1

    )

select board, $period, number, assignment, $status, $comment, $author, $now
from latest_description
where may_follow
