-- How proposals are ranked (data/reference/priorities.toml), from a board's text: points for each
-- step of a scale, the highest step first, what each judgement weighs, and the frame in SEK.
create or replace macro marts.priority_limits(as_text) as
    from_json(
        as_text,
        '{"severity": ["DECIMAL(9,2)"], "benefit": ["DECIMAL(9,2)"],
        "cost_effectiveness": ["DECIMAL(9,2)"], "severity_weight": "DECIMAL(9,2)",
        "benefit_weight": "DECIMAL(9,2)", "effectiveness_weight": "DECIMAL(9,2)",
        "frame": "DECIMAL(18,2)"}'
    )
