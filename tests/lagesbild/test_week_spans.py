"""When a planning process does something: the forms that are read, and what is refused."""

from __future__ import annotations

import pytest

from lagesbild.week_spans import Span, SpanUnit, parse, why_not_in

WEEK, MONTH, DAY = SpanUnit.WEEK, SpanUnit.MONTH, SpanUnit.DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("v 48–5", (WEEK, 48, 5)),
        ("v 48-49", (WEEK, 48, 49)),
        ("V. 6 — 9", (WEEK, 6, 9)),
        ("vecka 25", (WEEK, 25, 25)),
        ("veckorna 6 till 9", (WEEK, 6, 9)),
        ("25", (WEEK, 25, 25)),
        ("v ...-5", (WEEK, None, 5)),
        ("v …–5", (WEEK, None, 5)),
        ("t.o.m. v 5", (WEEK, None, 5)),
        ("juni", (MONTH, 6, 6)),
        ("senast i februari månad", (MONTH, 2, 2)),
        ("Senast februari 2027", (MONTH, 202702, 202702)),
        ("november–mars", (MONTH, 11, 3)),
        ("november–mars 2027", (MONTH, 202611, 202703)),
        ("nov 2026–mar", (MONTH, 202611, 202703)),
        ("oktober 2026 – november", (MONTH, 202610, 202611)),
        ("2026-11-30", (DAY, 20261130, 20261130)),
        ("senast 2026-11-30", (DAY, 20261130, 20261130)),
        ("2026-11-30–2027-01-08", (DAY, 20261130, 20270108)),
    ],
)
def test_a_time_is_weeks_months_or_days(
    text: str, expected: tuple[SpanUnit, int | None, int]
) -> None:
    assert parse(text) == Span(*expected)


@pytest.mark.parametrize(
    "text",
    ["", "våren", "v", "v …", "v 0", "v 54", "v 48–54", "v 4, 6", "v -5", "v 48–5–6", "kvartal 1",
     "mars 0000", "mars 2027–januari 2027", "2026-02-30", "2026-12-01–2026-11-30", "efter v 5",
     "v 5 2027", "senast"],
)  # fmt: skip
def test_a_time_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="”"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "year", "why"),
    [
        ("v 53", 2026, ""),
        ("v 53–2", 2026, ""),
        ("v 53", 2025, "”v 53”: 2025 har ingen vecka 53. Skriv vecka 52 eller vecka 1."),
        ("v 50–53", 2027, "”v 50–53”: 2027 har ingen vecka 53. Skriv vecka 52 eller vecka 1."),
        ("v 48–5", 2025, ""),
        ("mars 2027", 2026, ""),
        ("mars 2028", 2026, "”mars 2028” är inte i 2026 eller året efter. Rätta året."),
        ("2025-12-31", 2026, "”2025-12-31” är inte i 2026 eller året efter. Rätta året."),
        ("mars", 2026, ""),
    ],
)
def test_a_time_is_of_its_rows_year(text: str, year: int, why: str) -> None:
    assert (why_not_in(parse(text), year, text) or "") == why
