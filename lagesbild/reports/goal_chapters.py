"""The chapters of goals and assignments: how each stands, why, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagesbild import assignment_findings, assignments, goal_findings, goals
from lagesbild.assignments import AssignmentRow
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.goals import Goal, Indicator, Statuses
from lagesbild.periods import Period
from lagesbild.reports.content import Chapter, Comment, Paragraph, Part
from lagesbild.reports.desk import Desk, chapter, section
from lagesbild.status import Progress, Status
from lagesbild.text import plural

STATUSES = "Status: ● på plan, ▲ avviker, ■ nås ej, ○ ej bedömd, ◌ ej uppdaterad."


def followed(desk: Desk) -> Sequence[Chapter]:
    """The goals, and under each council goal its indicators with what has been written of them."""
    view = desk.view
    found = goals.statuses(desk.reader, view)
    if not found.indicators:
        return []
    source = desk.source(
        "goals/indicator_status",
        goals.status_parameters(view),
        lambda: goals.receipt_loads(desk.reader, view),
    )
    updated = goal_findings.coverage(found).removesuffix(" uppdaterade")
    told = (
        goal_findings.position(found, view),
        f"{updated} indikatorer är uppdaterade.",
    )
    overview = desk.table("goals", _goal_table(desk, found), source)
    return [
        chapter("goals", *(Paragraph(one) for one in told), overview),
        *(
            section(
                f"goals-{council.council_goal}",
                goal_findings.goal_name(council, council.council_goal, council.council_goal_name),
                *_indicators(desk, found, council.council_goal, source),
            )
            for council in found.council_goals
        ),
    ]


def _goal_table(desk: Desk, found: Statuses) -> FinanceTable:
    return FinanceTable(
        title=goal_findings.counted(found.council_goals) + " KF-mål nås",
        caption=f"{desk.view.board.name}, {desk.view.period.in_words}",
        columns=(
            Column("name", "Mål", prose=True),
            Column("status", "Status", Kind.STATUS),
            Column("updated", "Uppdaterade"),
            Column("why", "Varför", prose=True),
        ),
        rows=tuple(_goal_rows(found)),
        note=STATUSES,
    )


def _goal_rows(found: Statuses) -> Iterator[Row]:
    for council in found.council_goals:
        name = goal_findings.goal_name(council, council.council_goal, council.council_goal_name)
        yield _goal_row(f"kf-{council.council_goal}", name, council, 0)
        for goal in found.board_goals:
            if goal.council_goal == council.council_goal and goal.board_goal is not None:
                name = goal_findings.goal_name(goal, goal.board_goal, goal.board_goal_name)
                yield _goal_row(f"namnd-{goal.board_goal}", name, goal, 1)


def _goal_row(key: str, name: str, goal: Goal, level: int) -> Row:
    updated = f"{goal.updated_count} av {goal.indicator_count}"
    why = goal_findings.why(goal, Status(goal.computed).label)
    return Row(key, (name, Status(goal.status), updated, why), level)


def _indicators(desk: Desk, found: Statuses, council_goal: str, source: int) -> list[Part]:
    """A council goal's indicators as a table, and the comments of those that have one."""
    own = [one for one in found.indicators if one.council_goal == council_goal]
    if not own:
        return []
    met = sum(one.status == Status.ON_PLAN.value for one in own)
    table = FinanceTable(
        title=f"{met} av {plural(len(own), 'indikator', 'indikatorer')} är på plan",
        caption=f"Indikatorer, {desk.view.board.name}, {desk.view.period.in_words}",
        columns=(
            Column("name", "Indikator", prose=True),
            Column("status", "Status", Kind.STATUS),
            Column("reached", "Utfall", Kind.LEVEL),
            Column("unit", "Måttenhet"),
            Column("required", "Ska ha nått"),
            Column("change", "Sedan förra månaden"),
        ),
        rows=tuple(_indicator_row(one) for one in own),
    )
    return [
        desk.table(f"indicators-{council_goal}", table, source),
        *(Comment(one.indicator, one.comment) for one in own if one.comment),
    ]


def _indicator_row(one: Indicator) -> Row:
    must = goal_findings.required(one.required_low, one.required_high, is_strict=one.is_strict)
    return Row(
        f"{one.board_goal or ''}|{one.indicator}",
        (
            one.indicator,
            Status(one.status),
            one.reached,
            one.measured_in,
            must or None,
            goal_findings.change(one) or None,
        ),
    )


def assigned(desk: Desk) -> Sequence[Chapter]:
    """The year's assignments and focus areas at the latest follow-up, with their comments."""
    view = desk.view
    rows = assignments.standing(desk.reader, view)
    if not rows:
        return []
    source = desk.source(
        "goals/assignments",
        assignments.parameters(view),
        lambda: assignments.receipt_loads(desk.reader, view),
    )
    told = [assignment_findings.position(rows), *assignment_findings.guidance(rows, view)]
    table = FinanceTable(
        title=assignment_findings.counted(rows),
        caption=f"{view.board.name}, {_follow_up(rows)}",
        columns=(
            Column("name", "Uppdrag", prose=True),
            Column("status", "Status", Kind.STATUS),
            Column("change", "Sedan förra uppföljningen", prose=True),
            Column("due", "Klart senast"),
            Column("owner", "Ansvarig", prose=True),
        ),
        rows=tuple(
            Row(
                row.key,
                (
                    row.name,
                    Progress(row.shown_status),
                    assignment_findings.change(row),
                    None if row.due is None else Period.of(row.due).short,
                    row.owner,
                ),
            )
            for row in rows
        ),
        note="En status gäller bara sin egen uppföljning.",
    )
    return [
        chapter(
            "assignments",
            *(Paragraph(one) for one in told),
            desk.table("assignments", table, source),
            *(Comment(row.name, row.comment) for row in rows if row.comment),
        )
    ]


def _follow_up(rows: Sequence[AssignmentRow]) -> str:
    latest = rows[0].follow_up
    return "ingen uppföljning i år" if latest is None else f"per {Period.of(latest).in_words}"
