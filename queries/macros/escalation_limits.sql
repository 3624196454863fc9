-- How large a variance each level may handle itself (data/reference/escalation.toml), from a
-- board's text.
create or replace macro marts.escalation_limits(as_text) as
    from_json(
        as_text,
        '{"unit_amount": "DECIMAL(18,2)", "unit_share": "DECIMAL(9,4)",
        "department_amount": "DECIMAL(18,2)", "department_share": "DECIMAL(9,4)",
        "administration_amount": "DECIMAL(18,2)", "board_amount": "DECIMAL(18,2)"}'
    )
