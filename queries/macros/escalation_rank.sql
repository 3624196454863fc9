-- The place of a level among those that a variance may belong to, 1 the lowest; a board's total
-- begins with the administration. Source: "Riktlinjer för planerings- och uppföljningsprocessen",
-- Motala kommun.
create or replace macro marts.escalation_rank(level) as
    list_position(['unit', 'department', 'administration', 'board', 'executive_board'], level)
