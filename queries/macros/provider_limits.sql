-- The limits of how providers are followed up (data/reference/providers.toml), from a board's text.
create or replace macro marts.provider_limits(as_text) as
    from_json(
        as_text,
        '{"large_value": "DECIMAL(18,2)", "many_clients": "INTEGER", "high_months": "INTEGER",
        "middle_months": "INTEGER", "low_months": "INTEGER", "renewed_by": ["VARCHAR"],
        "summary_months": ["INTEGER"]}'
    )
