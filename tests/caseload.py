"""Cases as a case system exports them, for tests of the way in and of what may be seen of them."""

from __future__ import annotations

from collections.abc import Iterable

ORGANISATION = """Kod;Namn;Nivå;Överordnad kod
1;Boende;Avdelning;
11;Natt;Enhet;1
12;Dag;Enhet;1
2;Stöd;Avdelning;
21;Råd;Enhet;2
"""
HEADER = "Period;Klient-id;Klientens namn;Enhet;Insats;Från;Till;Anteckning"


def cases(*groups: tuple[str, str, str, int], since: str = "2025-05-01") -> str:
    """An export with so many people for each period, unit and type; nobody has two cases."""
    lines = [
        f"{period};K-{place}-{number};Namn {number};{unit};{kind};{since};;Ring {number}"
        for place, (period, unit, kind, people) in enumerate(groups)
        for number in range(people)
    ]
    return "\n".join([HEADER, *lines, ""])


def identity_number(birth_number: str) -> str:
    """One of the tax agency's test numbers, by its birth number; the check digit is computed."""
    digits = f"900101{birth_number}"
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    total = sum(digit // 10 + digit % 10 for digit in doubled)
    return f"1990{digits[2:6]}-{birth_number}{-total % 10}"


def lines(*rows: Iterable[str]) -> str:
    return "\n".join([*(";".join(row) for row in rows), ""])
