-- Notes that the remark of an occasion is carried to next year's plan, or that this is taken back
-- (K5). What has no remark, is carried already, or is of a department that is not the author's,
-- gets no row; nor does taking back what is not carried.
-- Right: control
-- Parameters: $board, $period, $control, $event, $reason, $author, $now
insert into raw.control_carries (board, period, control, event, reason, author, decided_at)
select $board, $period, planned.control, $event, $reason::varchar, $author, $now
from visible.control_plan as planned
left join
    visible.control_results as told
    on planned.board = told.board
    and told.period = $period
    and planned.control = told.control
left join
    visible.control_carries as carried
    on planned.board = carried.board
    and carried.period = $period
    and planned.control = carried.control
where
    planned.board = $board
    and planned.period = divide($period::integer, 100) * 100
    and planned.control = $control
    and planned.may_record
    and case
        when carried.control is null
        then $event = 'carried' and told.result in ('minor', 'serious')
        else $event = 'withdrawn'
    end
