"""Every figure of the month's texts as a table: what it came to, and what has been answered."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import text_question_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR
from lagesbild.text_questions import Checked, Verdict

_CAME_TO = {
    Verdict.MATCHES: "Stämmer",
    Verdict.NEAR_NONE: "Fråga",
    Verdict.CONTRADICTS: "Fråga: åt andra hållet",
    Verdict.NOT_COMPARABLE: "Jämförs inte",
}
_ORDER = (Verdict.CONTRADICTS, Verdict.NEAR_NONE, Verdict.MATCHES, Verdict.NOT_COMPARABLE)


def ordered(checked: Sequence[Checked]) -> list[Checked]:
    """Open questions first, then what is answered, matches, and last what is not compared."""
    return sorted(checked, key=lambda one: (not one.is_open, _ORDER.index(one.verdict)))


def figure_table(checked: Sequence[Checked], view: View) -> FinanceTable:
    """All figures, in the order given, each with the fact that it is or is nearest."""
    return FinanceTable(
        title=text_question_findings.counted(checked),
        caption=f"{view.board.name}, {view.period.in_words}",
        columns=(
            Column("figure", "Siffra"),
            Column("came_to", "Jämförelse"),
            Column("nearest", "Närmast i data", prose=True),
            Column("fact", "Belopp i data", Kind.MONEY, KR),
            Column("where", "Text", prose=True),
            Column("sentence", "Mening", prose=True),
            Column("answer", "Svar", prose=True),
        ),
        rows=tuple(Row(str(place), _cells(view, one)) for place, one in enumerate(checked)),
        note="En siffra jämförs med data för samma del och månad. Hur exakt den är skriven säger "
        "hur nära den ska ligga. Det som inte finns i data jämförs inte.",
    )


def _cells(view: View, one: Checked) -> tuple[Cell, ...]:
    answer = one.answer
    return (
        one.figure.text,
        "Besvarad" if answer is not None else _CAME_TO[one.verdict],
        text_question_findings.nearest(one) or None,
        one.nearest.value if one.nearest is not None and one.nearest.unit == "sek" else None,
        text_question_findings.where(one.text, view.board),
        " ".join(one.figure.sentence.split()),
        None if answer is None else text_question_findings.answered(answer),
    )
