-- What a risk comes to: its likelihood times its consequence (K1), 1 to 16.
create or replace macro marts.risk_score(likelihood, consequence) as likelihood * consequence
