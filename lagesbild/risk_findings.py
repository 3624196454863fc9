"""How a board's risks stand, in words: the first line of their page, and what has moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lagesbild.risks import HANDLED, HIGH, UNDECIDED, MatrixCell, RiskRow, when
from lagesbild.text import in_words, listed, plural, shortened

MOST_NAMED = 3
MOST_LETTERS = 240
"""Shared by the names of a sentence: a risk may be a sentence of its own."""


def position(rows: Sequence[RiskRow]) -> str:
    """How many risks are high, by name when they are few, and what has moved since before."""
    high = [row for row in rows if row.risk_level == HIGH]
    return " ".join(filter(None, (_high(high, len(rows)), _moved(rows), _new(rows))))


def _high(high: Sequence[RiskRow], whole: int) -> str:
    of = plural(whole, "risk", "risker")
    if not high:
        return f"Ingen av {of} är hög." if whole > 1 else "Den enda risken är inte hög."
    told = f"{_number(len(high)).capitalize()} av {of} är {'hög' if len(high) == 1 else 'höga'}"
    if len(high) > MOST_NAMED:
        return f"{told}."
    names = listed(f"”{shortened(row.risk, MOST_LETTERS // len(high))}”" for row in high)
    return f"{told}: {names}."


def _moved(rows: Sequence[RiskRow]) -> str:
    if all(row.change is None for row in rows):
        return ""
    raised, lowered = len(risen(rows)), len(fallen(rows))
    if not raised and not lowered:
        return "Ingen har ändrats sedan bedömningen före."
    parts = [
        f"{_number(number)} har {word}"
        for number, word in ((raised, "ökat"), (lowered, "minskat"))
        if number
    ]
    told = " och ".join(parts)
    return f"{told[:1].upper()}{told[1:]} sedan bedömningen före."


def _new(rows: Sequence[RiskRow]) -> str:
    """Where nothing is known of before, nothing is called new."""
    new = [row for row in rows if row.change is None]
    if not new or len(new) == len(rows):
        return ""
    return f"{_number(len(new)).capitalize()} är {'ny' if len(new) == 1 else 'nya'}."


def risen(rows: Sequence[RiskRow]) -> list[RiskRow]:
    """Those whose score is higher than at the assessment before."""
    return [row for row in rows if row.change is not None and row.change > 0]


def fallen(rows: Sequence[RiskRow]) -> list[RiskRow]:
    """Those whose score is lower than at the assessment before."""
    return [row for row in rows if row.change is not None and row.change < 0]


def change(row: RiskRow) -> str:
    """What has become of a risk since the assessment before: "Upp från 6, 2022"."""
    if row.change is None or row.assessed_before is None:
        return "Första bedömningen"
    if not row.change:
        return f"Oförändrat sedan {when(row.assessed_before)}"
    way = "Upp" if row.change > 0 else "Ner"
    return f"{way} från {row.score_before}, {when(row.assessed_before)}"


def handled(handled_in: str | None) -> str:
    """Where a risk is handled, in words."""
    return HANDLED.get(handled_in or "", UNDECIDED)


def handling(row: RiskRow) -> str:
    """Where it is handled, and where it was before when that is somewhere else."""
    now = handled(row.handled_in).capitalize()
    moved = row.handled_before is not None and row.handled_before != row.handled_in
    return f"{now}, förut {handled(row.handled_before)}" if moved else now


def handled_counts(rows: Sequence[RiskRow], without: str = "") -> str:
    """How many risks are handled where: "4 målarbete, 2 egenkontroll"."""
    numbers = Counter(row.handled_in for row in rows if row.handled_in != without)
    return ", ".join(f"{numbers[one]} {handled(one)}" for one in (*HANDLED, None) if numbers[one])


def matrix(cells: Sequence[MatrixCell]) -> str:
    """Where in the matrix most of the risks lie, as the finding of its picture."""
    most = max(cells, key=lambda cell: (cell.risks, cell.score))
    if not most.risks:
        return "Ingen risk stämmer med valen"
    whole = sum(cell.risks for cell in cells)
    return (
        f"{most.risks} av {plural(whole, 'risk', 'risker')} har sannolikhet {most.likelihood} och "
        f"konsekvens {most.consequence}"
    )


def _number(number: int) -> str:
    """As `in_words`, of a risk: "en", "två"."""
    return "en" if number == 1 else in_words(number)
