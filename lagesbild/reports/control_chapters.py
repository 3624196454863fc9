"""The chapters of control: risks, the internal control plan, providers and statutory times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lagesbild import (
    clock_findings,
    clocks,
    control_findings,
    controls,
    provider_findings,
    providers,
    risk_findings,
    risks,
)
from lagesbild.clocks import Clock, ClockRow
from lagesbild.controls import Control
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.reports.content import Chapter, Comment, Paragraph, Part
from lagesbild.reports.desk import Desk, chapter
from lagesbild.status import ControlResult, ControlState, PlanState, RiskLevel
from lagesbild.text import plural

HIDDEN = "dolt"
"""Where a number of people is too small to be told (N11)."""


def registered(desk: Desk) -> Sequence[Chapter]:
    """The risks, the highest first, and what has moved."""
    view = desk.view
    rows = risks.register(desk.reader, view)
    if not rows:
        return []
    table = FinanceTable(
        title=plural(len(rows), "risk", "risker"),
        caption=f"{view.board.name}, {view.period.in_words}",
        columns=(
            Column("name", "Risk", prose=True),
            Column("level", "Nivå", Kind.STATUS),
            Column("score", "Riskvärde", Kind.COUNT),
            Column("change", "Sedan bedömningen före", prose=True),
            Column("handled", "Hanteras i", prose=True),
            Column("owner", "Ansvarig", prose=True),
        ),
        rows=tuple(
            Row(
                row.key,
                (
                    row.risk,
                    RiskLevel(row.risk_level),
                    row.score,
                    risk_findings.change(row),
                    risk_findings.handling(row),
                    row.owner,
                ),
            )
            for row in rows
        ),
        note="Riskvärdet är sannolikhet gånger konsekvens, 1–16. Högst står först.",
    )
    source = desk.source(
        "control/risks", risks.parameters(view), lambda: risks.receipt_loads(desk.reader, view)
    )
    return [
        chapter(
            "risks",
            Paragraph(risk_findings.position(rows)),
            desk.table("risks", table, source),
            *(Comment(row.risk, row.comment) for row in rows if row.comment),
        )
    ]


def controlled(desk: Desk) -> Sequence[Chapter]:
    """The control areas, each control with its result, and what was said of it."""
    view = desk.view
    found = controls.controls(desk.reader, view)
    if not found:
        return []
    year = controls.year_of(view)
    source = desk.source(
        "control/plan_status",
        controls.parameters(view),
        lambda: controls.receipt_loads(desk.reader, view),
    )
    comments = [
        Comment(f"{control_findings.named(one.plan, year)}, {_occasion(one)}", one.worst.comment)
        for one in found
        if one.worst is not None and one.worst.comment
    ]
    return [
        chapter(
            "control",
            Paragraph(control_findings.position(found, year)),
            desk.table("control-areas", _area_table(desk, found), source, _AREA_SUMS),
            desk.table("controls", _control_table(desk, found, year), source),
            *comments,
        )
    ]


_AREA_SUMS = ("controls", "done", "remark", "late")


def _area_table(desk: Desk, found: Sequence[Control]) -> FinanceTable:
    areas = control_findings.areas(found)
    rows = [(one.name, one.controls, one.done, one.with_remark, one.late) for one in areas]
    sums = [sum(numbers) for numbers in zip(*(row[1:] for row in rows), strict=True)]
    return FinanceTable(
        title="Kontrollområden",
        caption=f"{desk.view.board.name}, {desk.view.period.in_words}, antal kontroller",
        columns=(
            Column("name", "Kontrollområde", prose=True),
            Column("controls", "Kontroller", Kind.COUNT),
            Column("done", "Gjorda", Kind.COUNT),
            Column("remark", "Med anmärkning", Kind.COUNT),
            Column("late", "Försenade", Kind.COUNT),
        ),
        rows=(
            *(Row(row[0], row) for row in rows),
            Row("total:", ("Alla områden", *sums), is_total=True),
        ),
    )


def _control_table(desk: Desk, found: Sequence[Control], year: int) -> FinanceTable:
    return FinanceTable(
        title=plural(len(found), "kontroll", "kontroller"),
        caption=f"{desk.view.board.name}, internkontrollplan {year // 100}, "
        f"{desk.view.period.in_words}",
        columns=(
            Column("name", "Kontroll", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("result", "Resultat i år", Kind.STATUS),
            Column("done", "Gjorda"),
            Column("next", "Görs härnäst"),
            Column("responsible", "Ansvarig", prose=True),
        ),
        rows=tuple(
            Row(
                one.plan.key,
                (
                    control_findings.named(one.plan, year),
                    ControlState(one.state),
                    None if one.worst is None else ControlResult(one.worst.result),
                    control_findings.done_of(one),
                    control_findings.waiting(one),
                    one.plan.responsible or one.plan.department_name,
                ),
            )
            for one in found
        ),
        note="De som är försenade står först. Resultatet är det allvarligaste hittills i år.",
    )


def _occasion(control: Control) -> str:
    return "" if control.worst is None else control_findings.occasion(control.worst)


def followed_up(desk: Desk) -> Sequence[Chapter]:
    """Whether providers are followed up when their risk asks for it, and what is demanded."""
    view = desk.view
    rows = providers.plan(desk.reader, view)
    if not rows:
        return []
    waiting = [row for row in providers.followups(desk.reader, view) if row.is_open]
    table = FinanceTable(
        title=plural(len(rows), "utförare", "utförare"),
        caption=f"{view.board.name}, {view.period.in_words}",
        columns=(
            Column("name", "Utförare", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("risk", "Riskklass", Kind.STATUS),
            Column("last_done", "Senast gjord"),
            Column("next_due", "Nästa senast"),
            Column("open_demands", "Öppna krav", Kind.COUNT),
            Column("rechecks", "Sena återkontroller", Kind.COUNT),
        ),
        rows=tuple(
            Row(
                row.provider_name,
                (
                    row.provider_name,
                    PlanState(row.state),
                    RiskLevel(row.risk_class),
                    None if row.last_done_on is None else str(row.last_done_on),
                    str(row.next_due_on),
                    row.open_demands,
                    row.rechecks_overdue,
                ),
            )
            for row in rows
        ),
        note="Försenade står först.",
    )
    source = desk.source(
        providers.PLAN,
        providers.plan_parameters(view),
        lambda: providers.receipt_loads(desk.reader, view),
    )
    told = Paragraph(provider_findings.position(rows, waiting))
    return [chapter("providers", told, desk.table("providers", table, source))]


def in_time(desk: Desk) -> Sequence[Chapter]:
    """What the law sets a time for, in the quarter of the month, and what is not carried out."""
    known = clocks.covered_months(desk.reader, desk.view.board.id)
    if not known:
        return []
    view = View(desk.view.board, clocks.shown_month(known, desk.view.period))
    quarter = {
        clock: clocks.of_quarter(clocks.of_clock(desk.reader, view, clock), view.period)
        for clock in Clock
    }
    parts: list[Part] = []
    if view.period != desk.view.period:
        parts.append(Paragraph(f"Listan visar läget i {view.period.in_words}."))
    for clock, rows in quarter.items():
        one = clocks.head(rows, clock)
        if one is not None:
            when = clock_findings.quarter(rows, view.period)
            parts.append(Paragraph(clock_findings.verdict(clock, one, when)))
    parts += [_clock_table(desk, view, clock, rows) for clock, rows in quarter.items() if rows]
    late = clocks.not_carried_out(desk.reader, view)
    if late:
        parts.append(Paragraph(f"{clock_findings.not_carried_out(late)}."))
    return [chapter("clocks", *parts)]


def _clock_table(desk: Desk, view: View, clock: Clock, rows: Sequence[ClockRow]) -> Part:
    by_law = clocks.by_law(rows, clock)
    when = clock_findings.quarter(rows, view.period)
    considered = clock is Clock.CONSIDERED
    within = f"Inom {clock_findings.limit(by_law[0])}"
    ended = () if considered else (Column("ended", "Klara", Kind.COUNT),)
    open_late = () if considered else (Column("open_outside", "Redan för sent", Kind.COUNT),)
    columns = (
        Column("name", "Avdelning och enhet"),
        *ended,
        Column("inside", "I tid", Kind.COUNT, group=within),
        Column("outside", "För sent", Kind.COUNT, group=within),
        Column("share", "Andel i tid", Kind.PERCENT, group=within),
        Column("open", "Pågår", Kind.COUNT),
        *open_late,
    )
    table = FinanceTable(
        title=f"{clock_findings.NAMES[clock]}, {when}",
        caption=f"{view.board.name}, antal {clock_findings.COUNTED[clock]}, {when}. "
        f"{by_law[0].law}",
        columns=columns,
        rows=tuple(
            Row(
                f"{clock.value}:{row.level}:{row.department or ''}:{row.unit or ''}",
                (_placed(desk, row), *(_counted(row, one.key) for one in columns[1:])),
                level=("board", "department", "unit").index(row.level),
                is_total=row.level == "board",
            )
            for row in by_law
        ),
        note=_hidden_note(desk) if any(row.is_hidden for row in by_law) else "",
    )
    source = desk.source(
        clock.query, clocks.parameters(view), lambda: clocks.receipt_loads(desk.reader, view)
    )
    return desk.table(f"clock-{clock.value}", table, source)


def _placed(desk: Desk, row: ClockRow) -> str:
    return row.name or desk.view.board.name


def _counted(row: ClockRow, key: str) -> Cell:
    """What may be told; a share of none is nothing, and is not hidden."""
    found: Mapping[str, Cell] = {
        "ended": row.ended, "inside": row.inside, "outside": row.outside, "share": row.share,
        "open": row.open, "open_outside": row.open_outside,
    }  # fmt: skip
    value = found[key]
    if value is not None or (key == "share" and row.inside is not None):
        return value
    return HIDDEN


def _hidden_note(desk: Desk) -> str:
    few = desk.view.board.thresholds.small_number
    return f"Dolt: färre än {few} ärenden, eller ett tal som skulle avslöja ett sådant."
