"""Is what is stored whole, and is a period fit to be closed (I5)?"""

from __future__ import annotations

from dataclasses import dataclass

from lagesbild.access import Reader, queries_in


@dataclass(frozen=True)
class Finding:
    """A check of queries/checks that found something; `purpose` says what its rows are."""

    check: str
    purpose: str
    row_count: int


def run_checks(reader: Reader) -> list[Finding]:
    """Every check that does not come out empty."""
    findings = []
    for query in queries_in("checks"):
        _, rows = reader.records(query.name)
        if rows:
            findings.append(Finding(query.name, query.purpose, len(rows)))
    return findings
