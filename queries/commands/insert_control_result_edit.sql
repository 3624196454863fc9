-- Notes what someone records of a control on an occasion, or takes back. A control that no plan of
-- the year has, or whose department is not the author's, gets no row; nor does taking back what
-- nobody has recorded in the page.
-- Right: control
-- Parameters: $board, $period, $control, $event, $done_on, $result, $examined, $comment,
-- $attachment, $author, $now
insert into raw.control_result_edits (
    board,
    period,
    control,
    event,
    done_on,
    result,
    examined,
    comment,
    attachment,
    author,
    edited_at
)
select
    $board,
    $period,
    control,
    $event,
    $done_on::date,
    $result::varchar,
    $examined::integer,
    $comment::varchar,
    $attachment::varchar,
    $author,
    $now
from visible.control_plan
where
    board = $board
    and period = divide($period::integer, 100) * 100
    and control = $control
    and may_record
    and (
        $event = 'recorded'
        or exists (
            select 1
            from visible.control_results as recorded
            where
                recorded.board = $board
                and recorded.period = $period
                and recorded.control = $control
                and recorded.said_in = 'page'
        )
    )
