-- Who is asking: what a Reader says on its cursor before a question. Nobody, where nothing was
-- said.
create or replace macro visible.viewer() as
    getvariable('viewer')::struct(boards varchar[], departments varchar[], rights varchar[])
