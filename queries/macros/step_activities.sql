-- What is done in each step of a period (data/reference/period_steps.toml), from a board's text: in
-- the order of the steps, with who signs it and the checks that belong to it.
create or replace macro marts.step_activities(as_text) as
    from_json(
        as_text,
        '[{"key": "VARCHAR", "step": "VARCHAR", "words": "VARCHAR", "responsible": "VARCHAR",
        "sign_off": "VARCHAR", "per_department": "BOOLEAN", "checks": ["VARCHAR"]}]'
    )
