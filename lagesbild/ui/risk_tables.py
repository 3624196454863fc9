"""A board's risks as a table, their key figures, and every assessment of one."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import risk_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.risks import CONSEQUENCES, HIGH, LIKELIHOODS, Assessment, RiskRow, when
from lagesbild.status import RiskLevel
from lagesbild.text import moment, plural
from lagesbild.ui.cards import Card

_SAID_IN = {"file": "Fil", "page": "Sidan"}


def register_table(rows: Sequence[RiskRow], view: View, *, filtered: bool) -> FinanceTable:
    """The risks, the highest first."""
    return FinanceTable(
        title=plural(len(rows), "risk", "risker"),
        caption=f"{view.board.name}, {view.period.in_words}{', ett urval' if filtered else ''}",
        columns=(
            Column("name", "Risk", prose=True),
            Column("level", "Nivå", Kind.STATUS),
            Column("score", "Riskvärde", Kind.COUNT),
            Column("likelihood", "Sannolikhet", Kind.COUNT),
            Column("consequence", "Konsekvens", Kind.COUNT),
            Column("change", "Sedan bedömningen före"),
            Column("handled", "Hanteras i", prose=True),
            Column("owner", "Ansvarig"),
            Column("area", "Processområde", prose=True),
            Column("assessed", "Bedömd"),
        ),
        rows=tuple(
            Row(
                row.key,
                (
                    row.risk,
                    RiskLevel(row.risk_level),
                    row.score,
                    row.likelihood,
                    row.consequence,
                    risk_findings.change(row),
                    risk_findings.handling(row),
                    row.responsible or department_words(row),
                    row.process_area,
                    when(row.assessed),
                ),
                link=True,
            )
            for row in rows
        ),
        note="Riskvärdet är sannolikhet gånger konsekvens, 1–16. Högst står först.",
        sortable=True,
    )


def key_figures(rows: Sequence[RiskRow]) -> list[Card]:
    """How many are high, how many have moved, and how many the control plan takes care of."""
    high = [row for row in rows if row.risk_level == HIGH]
    risen, fallen = risk_findings.risen(rows), risk_findings.fallen(rows)
    in_plan = [row for row in rows if row.handled_in == "control_plan"]
    areas = len({row.process_area for row in rows})
    return [
        Card(
            HIGH,
            "Höga risker",
            f"{len(high)} av {len(rows)}",
            status=RiskLevel.HIGH if high else None,
            note=f"I {plural(areas, 'processområde', 'processområden')}",
            link=bool(high),
        ),
        Card("risen", "Har ökat", str(len(risen)), note=f"{len(fallen)} har minskat"),
        Card(
            "control_plan",
            "I internkontrollplanen",
            str(len(in_plan)),
            note=risk_findings.handled_counts(rows, without="control_plan"),
        ),
    ]


def history_table(assessments: Sequence[Assessment]) -> FinanceTable:
    """Every assessment of a risk, by whom and where it was made."""
    return FinanceTable(
        caption="Alla bedömningar, senast överst",
        columns=(
            Column("when", "Bedömning"),
            Column("level", "Nivå", Kind.STATUS),
            Column("score", "Riskvärde", Kind.COUNT),
            Column("likelihood", "Sannolikhet", Kind.COUNT),
            Column("consequence", "Konsekvens", Kind.COUNT),
            Column("handled", "Hanteras i"),
            Column("comment", "Kommentar", prose=True),
            Column("counts", "Gäller"),
            Column("author", "Av"),
            Column("at", "När"),
            Column("where", "Var"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    when(one.period),
                    RiskLevel(one.risk_level),
                    one.score,
                    one.likelihood,
                    one.consequence,
                    risk_findings.handled(one.handled_in).capitalize(),
                    one.comment,
                    "Ja" if one.counts else "Ersatt",
                    one.said_by,
                    moment(one.said_at),
                    _SAID_IN[one.said_in],
                ),
            )
            for place, one in enumerate(assessments)
        ),
    )


def facts(row: RiskRow) -> str:
    """What is known of a risk, on one line; what is unknown is left out."""
    told = (
        ("Processområde", row.process_area),
        ("Sannolikhet", f"{row.likelihood} {LIKELIHOODS[row.likelihood]}"),
        ("Konsekvens", f"{row.consequence} {CONSEQUENCES[row.consequence]}"),
        ("Riskvärde", str(row.score)),
        ("Hanteras i", risk_findings.handling(row)),
        ("Ansvarig", row.responsible),
        ("Avdelning", department_words(row)),
    )
    return " · ".join(f"{name}: {words}" for name, words in told if words)


def measures(row: RiskRow) -> list[str]:
    """What is done against a risk and what is to be done, a line for each that is known."""
    told = (("Befintliga åtgärder", row.existing_measures), ("Nya åtgärder", row.new_measures))
    return [f"{name}: {words}" for name, words in told if words]


def department_words(row: RiskRow) -> str | None:
    """A department's code and its name, where the viewer sees that."""
    return " ".join(filter(None, (row.department, row.department_name))) or None
