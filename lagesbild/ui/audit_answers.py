"""An auditor's questions as a table, and the months that reports were given of."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import action_findings
from lagesbild.auditing import Answer, ReportedMonth
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.status import Verdict

_ANSWERS = (
    Column("question", "Fråga", prose=True),
    Column("verdict", "Svar", Kind.STATUS),
    Column("words", "Det visar uppgifterna", prose=True),
)


def answer_table(found: Sequence[Answer], view: View, title: str) -> FinanceTable:
    """A row for each question; opening it leads to the page with the evidence."""
    return FinanceTable(
        title=title,
        caption=f"{view.board.name}, till och med {view.period.in_words}",
        columns=_ANSWERS,
        rows=tuple(
            Row(one.key, (one.question, Verdict(one.verdict), one.words), link=True)
            for one in found
        ),
        note="Svaren säger vad uppgifterna visar. Vad nämnden i övrigt har beslutat står i dess "
        "protokoll.",
    )


def month_table(found: Sequence[ReportedMonth], view: View, unit: Unit) -> FinanceTable:
    """What each report of the year demanded, and what was decided, as it was known that month."""
    told = [(one.period, one.gap) for one in found if one.gap is not None]
    demanding = sum(gap.is_demanded for _, gap in told)
    return FinanceTable(
        title=f"{demanding} av {len(told)} rapporterade månader krävde åtgärder",
        caption=f"{view.board.name}, {view.year}, {unit.symbol}, prognos mot årets budget",
        columns=(
            Column("month", "Månad"),
            Column("variance", "Prognos mot budget", Kind.VARIANCE, unit),
            Column("decided", "Beslutade åtgärder ger", Kind.MONEY, unit),
            Column("left", "Kvar att hitta", Kind.MONEY, unit),
            Column("demand", "Krav på åtgärder", prose=True),
        ),
        rows=tuple(
            Row(
                str(month),
                (
                    month.in_words,
                    gap.forecast_variance,
                    gap.decided_effect,
                    gap.left_to_find,
                    action_findings.demand(gap, View(view.board, month)) or "Inget krav",
                ),
            )
            for month, gap in told
        ),
        note="Åtgärderna räknas som de är kända i dag, med den effekt som återstod efter månaden.",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
