-- Whether a budget row's reason says that it is what the year begins from, and no cause of change.
-- E10. A budget that is told by cause has such rows; in one without them a reason is a comment.
create or replace macro marts.is_last_years_budget(reason) as
    regexp_full_match(
        lower(trim(reason)),
        '(föregående|förra|fg) år(s|ets)? (budget|ram|budgetram|kommunbidrag)'
        || '|(budget|ram|budgetram|kommunbidrag) (föregående|förra|fg) år(et)?'
    )
