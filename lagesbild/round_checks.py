"""What is to be in place when a period's round is reported, and whether it is (A2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lagesbild import actions, explanations, quality, variances
from lagesbild.access import Reader, Right
from lagesbild.actions import Gap
from lagesbild.economy import WHOLE_BOARD, Level, View
from lagesbild.quality import Finding
from lagesbild.text import plural
from lagesbild.variance_findings import unexplained
from lagesbild.variances import VarianceRow

QUERY = "cycle/round_checklist"
COUNTED = ("open_findings", "unexplained", "demands", "unmet_demands")
READY, NOT_READY, NOT_ASKED, NOT_TOLD = "ready", "not_ready", "not_asked", "not_told"
STEPS = {
    "figures_loaded": "Månadens utfall är inläst",
    "indicators_updated": "Målens indikatorer är uppdaterade",
    "variances_explained": "Avvikelser som kräver det är förklarade",
    "forecast_entered": "Fastställd prognos är inlagd",
    "actions_decided": "Åtgärder som krävs är beslutade",
    "findings_handled": "Punkterna på Kontroller är hanterade",
    "period_closed": "Perioden är stängd",
    "steps_signed": "Periodens moment är signerade",
    "report_frozen": "Rapporten är fryst",
}
"""What is checked, in words; the order is the query's."""
PAGE_OF = {
    "figures_loaded": "Läs in",
    "indicators_updated": "Indikator",
    "variances_explained": "Avvikelse",
    "forecast_entered": "Prognos",
    "actions_decided": "Åtgärder",
    "findings_handled": "Kontroller",
    "period_closed": "Kontroller",
    "steps_signed": "Periodens steg",
    "report_frozen": "Rapporter",
}
"""Where it is put right."""


@dataclass(frozen=True)
class CheckRow:
    """A check: how it stands and how many are left of it, None where nobody may know or asks."""

    step: str
    state: str
    undone: int | None
    asked: int | None


@dataclass(frozen=True)
class Figured:
    """What follows from figures alone, and so may be kept until they change."""

    variances: Sequence[VarianceRow]
    gap: Gap | None


@dataclass(frozen=True)
class Looked:
    """What the rules of other subjects find in the month; None where the viewer may not know."""

    findings: Sequence[Finding] | None
    unexplained: Sequence[VarianceRow]
    gap: Gap | None


def figured(reader: Reader, view: View) -> Figured:
    """The departments' variances and the board's, and what demands actions."""
    return Figured(variances.table(reader, view, Level.DEPARTMENT), actions.gap(reader, view))


def look(reader: Reader, view: View, known: Figured | None = None) -> Looked:
    """The open findings, those who sign steps their own; what of the variances must be explained,
    per department and of the whole board as on *Avvikelse*; and what demands actions.

    `known` is what figures have said already.
    """
    known = known or figured(reader, view)
    found: Sequence[Finding] | None = None
    if reader.viewer.may(Right.SIGN) or reader.viewer.may(Right.STEPS):
        every = quality.findings(reader, view)
        found = [one for one in every if one.state is quality.State.OPEN]
    said = explanations.counting(explanations.said(reader, view))
    rules = explanations.rules_of(view.board)
    left = unexplained(known.variances, Level.DEPARTMENT, WHOLE_BOARD, rules, said)
    return Looked(found, left, known.gap)


def checklist(reader: Reader, view: View, seen: Looked | None = None) -> list[CheckRow]:
    """Every check of the period's round, in the order that things are done.

    `seen` is what has been found already.
    """
    asked = {"board": view.board.id, "period": view.period.code}
    return reader.rows(QUERY, CheckRow, **asked, **counts(reader, view, seen))


def counts(reader: Reader, view: View, seen: Looked | None = None) -> Mapping[str, int | None]:
    """How many findings are open, variances unexplained, and demands for actions there and unmet.

    None for who may not know; findings of the whole board are for who may close its period.
    """
    seen = seen or look(reader, view)
    told = seen.findings if reader.viewer.may(Right.SIGN) else None
    gap = seen.gap
    return {
        "open_findings": None if told is None else len(told),
        "unexplained": len(seen.unexplained),
        "demands": None if gap is None else int(gap.is_demanded),
        "unmet_demands": None if gap is None else int(not gap.is_met),
    }


def left(row: CheckRow) -> str:
    """What is left of a check in words: "3 av 14 indikatorer är inte uppdaterade"."""
    if row.state == NOT_TOLD:
        return {
            "actions_decided": "Visas för den som ser hela nämnden",
            "findings_handled": "Visas för den som får stänga perioden",
            "report_frozen": "Visas för den som ser hela nämnden",
        }[row.step]
    if row.state == NOT_ASKED:
        return {
            "indicators_updated": "Ingen målplan är inläst",
            "variances_explained": "Utfallet är inte inläst",
            "forecast_entered": "Kalendern har ingen prognos för månaden",
            "actions_decided": "Resultatet kräver inga åtgärder",
            "steps_signed": "Inga moment ska signeras",
        }[row.step]
    if not row.undone:
        return ""
    if row.step == "indicators_updated":
        return f"{row.undone} av {plural(row.asked or 0, 'indikator', 'indikatorer')} saknar värde"
    if row.step == "steps_signed":
        return f"{(row.asked or 0) - row.undone} av {row.asked} moment godkända"
    return {
        "figures_loaded": "Utfallet saknas",
        "variances_explained": f"{plural(row.undone, 'avvikelse', 'avvikelser')} är inte "
        f"{'förklarad' if row.undone == 1 else 'förklarade'}",
        "forecast_entered": "Prognosen saknas",
        "actions_decided": "Beslutade åtgärder räcker inte",
        "findings_handled": f"{plural(row.undone, 'punkt är öppen', 'punkter är öppna')}",
        "period_closed": "Perioden är öppen",
        "report_frozen": "Rapporten är inte fryst",
    }[row.step]


def finding(rows: Sequence[CheckRow], view: View) -> str:
    """How far the round has come: "3 av 5 steg är klara för september 2023"."""
    asked = [row for row in rows if row.state in (READY, NOT_READY)]
    ready = sum(row.state == READY for row in asked)
    if ready == len(asked):
        return f"Allt är klart för {view.period.in_words}"
    return f"{ready} av {len(asked)} steg är klara för {view.period.in_words}"
