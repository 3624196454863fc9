"""Goals and indicators as key figures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lagesbild import goal_findings, numbers
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.goal_sayings import About
from lagesbild.goals import (
    BoardGoal,
    Goal,
    Indicator,
    Statuses,
    Step,
)
from lagesbild.status import Status
from lagesbild.text import plural
from lagesbild.ui.cards import Card

COUNCIL, BOARD, INDICATOR = "kf-", "namnd-", "indikator-"
"""What a row's key begins with, by what the row is of."""
_NOTE = (
    "Status: ● på plan, ▲ avviker, ■ nås ej, ○ ej bedömd, ◌ ej uppdaterad. ✎ är satt för hand; "
    "regelns status står då i kolumnen Varför."
)


@dataclass(frozen=True)
class Wanted:
    """Which goals and indicators are shown; "" and None are all of them."""

    area: str = ""
    department: str = ""
    status: Status | None = None
    with_indicators: bool = False
    council_goal: str = ""
    board_goal: str = ""

    def has(self, one: Indicator) -> bool:
        return (
            self.council_goal in ("", one.council_goal)
            and self.board_goal in ("", one.board_goal)
            and (not self.area or one.area == self.area)
            and (not self.department or one.responsible_part == self.department)
            and (self.status is None or one.status == self.status.value)
        )


def key_figures(found: Statuses) -> list[Card]:
    """How many goals and indicators are met, and how many are updated."""
    followed = [one for one in found.board_goals if one.board_goal is not None]
    green = sum(one.status == "on_plan" for one in found.indicators)
    red = sum(one.status == "off_plan" for one in found.indicators)
    by_hand = sum(
        one.manual_reason is not None
        for each in (found.council_goals, found.board_goals, found.indicators)
        for one in each
    )
    return [
        Card("council-goals", "KF-mål som nås", goal_findings.counted(found.council_goals)),
        Card("board-goals", "Nämndmål som nås", goal_findings.counted(followed)),
        Card(
            "indicators",
            "Indikatorer på plan",
            f"{numbers.count(green)} av {numbers.count(len(found.indicators))}",
            note=f"{numbers.count(red)} når inte målet" if red else "",
        ),
        Card(
            "updated",
            "Uppdaterade",
            goal_findings.coverage(found).removesuffix(" uppdaterade"),
            note=f"{numbers.count(by_hand)} statusar satta för hand" if by_hand else "",
        ),
    ]


def tree(found: Statuses, view: View, wanted: Wanted) -> FinanceTable:
    """Council goals, their board goals and, when wanted, the indicators of each."""
    rows = tuple(_tree_rows(found, wanted))
    columns = (
        Column("name", "Mål", prose=True),
        Column("status", "Status", Kind.STATUS),
        Column("change", "Sedan förra månaden"),
        Column("reached", "Utfall", Kind.LEVEL),
        Column("unit", "Måttenhet"),
        Column("required", "Ska ha nått"),
        Column("updated", "Uppdaterade"),
        Column("rule", "Varför", prose=True),
    )
    shown = [
        place
        for place, column in enumerate(columns)
        if wanted.with_indicators or column.key in ("name", "status", "updated", "rule")
    ]
    return FinanceTable(
        title=_title(found, wanted),
        caption=f"{view.board.name}, {view.period.in_words}",
        columns=tuple(columns[place] for place in shown),
        rows=tuple(
            Row(row.key, tuple(row.cells[place] for place in shown), row.level, link=row.link)
            for row in rows
        ),
        note=_NOTE,
    )


def _title(found: Statuses, wanted: Wanted) -> str:
    shown = [one for one in found.indicators if wanted.has(one)]
    if not shown:
        return "Inga mål stämmer med urvalet"
    missed = [one for one in shown if one.status == "off_plan"]
    if not missed:
        return "Ingen indikator i urvalet är röd"
    goals = sorted({one.board_goal or one.council_goal for one in missed})
    named = ", ".join(goals[:4])
    return f"Röda indikatorer finns under mål {named}"


def _tree_rows(found: Statuses, wanted: Wanted) -> Iterator[Row]:
    for council in found.council_goals:
        own = [one for one in found.indicators if one.council_goal == council.council_goal]
        if not any(wanted.has(one) for one in own):
            continue
        name = goal_findings.goal_name(council, council.council_goal, council.council_goal_name)
        yield _row(f"{COUNCIL}{council.council_goal}", name, council, 0)
        for goal in found.board_goals:
            if goal.council_goal != council.council_goal:
                continue
            below = [one for one in own if one.board_goal == goal.board_goal and wanted.has(one)]
            if not below:
                continue
            if goal.board_goal is not None:
                name = goal_findings.goal_name(goal, goal.board_goal, goal.board_goal_name)
                yield _row(f"{BOARD}{goal.board_goal}", name, goal, 1)
            if wanted.with_indicators or wanted.status is not None:
                level = 1 if goal.board_goal is None else 2
                yield from (_indicator_row(one, level) for one in below)


def _row(key: str, name: str, goal: Goal, level: int) -> Row:
    updated = f"{goal.updated_count} av {goal.indicator_count}"
    cells = (
        name,
        Status(goal.status),
        "",
        None,
        "",
        "",
        updated,
        why(goal),
    )
    return Row(key, cells, level, link=True)


def _indicator_row(one: Indicator, level: int) -> Row:
    must = goal_findings.required(one.required_low, one.required_high, is_strict=one.is_strict)
    return Row(
        f"{INDICATOR}{one.indicator}",
        (
            one.indicator,
            Status(one.status),
            goal_findings.change(one),
            one.reached,
            one.measured_in or "",
            must,
            _age(one),
            why(one),
        ),
        level,
        link=True,
    )


def _age(one: Indicator) -> str:
    """When the latest value came, and for what is old who should give it."""
    if one.months_old is None:
        return "aldrig"
    if one.months_old == 0 or one.status != Status.NOT_UPDATED.value:
        return "ja"
    owner = f", {one.responsible}" if one.responsible else ""
    return f"för {plural(one.months_old, 'månad', 'månader')} sedan{owner}"


def why(one: Goal | Indicator) -> str:
    """Why it stands as it does, as its rule or whoever set it by hand says."""
    return goal_findings.why(one, Status(one.computed).label)


def named_goal(found: Statuses, about: About, number: str) -> Goal:
    """The council goal or board goal that has a number."""
    if about is About.COUNCIL_GOAL:
        return next(one for one in found.council_goals if one.council_goal == number)
    return next(one for one in found.board_goals if one.board_goal == number)


def title_of(goal: Goal, number: str) -> str:
    """What a goal is called, with its number."""
    name = goal.board_goal_name if isinstance(goal, BoardGoal) else goal.council_goal_name
    return goal_findings.goal_name(goal, number, name)


def standing(goal: Goal) -> str:
    """How a goal stands and why, as the first line of its page."""
    return f"{Status(goal.status).in_words.capitalize()}. {why(goal)}"


def within(about: About, number: str) -> Wanted:
    """All of one goal and nothing else."""
    if about is About.COUNCIL_GOAL:
        return Wanted(council_goal=number, with_indicators=True)
    return Wanted(board_goal=number, with_indicators=True)


def ways_of(steps: Sequence[Step], about: About, number: str) -> list[str]:
    """The ways to meet a goal, a sentence each; for a council goal those of its board goals."""
    own = [
        one
        for one in steps
        if (one.council_goal if about is About.COUNCIL_GOAL else one.board_goal) == number
    ]
    told = []
    for (goal, way), of_way in groupby(own, lambda one: (one.board_goal, one.way)):
        where = f"Nämndmål {goal}, v" if about is About.COUNCIL_GOAL and goal else "V"
        told.append(f"{where}äg {way}: {goal_findings.way(list(of_way))}")
    return told


def shortest_ways(found: Statuses, steps: Sequence[Step]) -> list[tuple[str, str]]:
    """The first way of each goal that is not met: the goal's name and the way in a sentence."""
    told = []
    for goal in found.board_goals:
        number = goal.board_goal
        own = [
            one
            for one in steps
            if one.way == 1 and (one.council_goal, one.board_goal) == (goal.council_goal, number)
        ]
        if own:
            name = f"Nämndmål {number}" if number else f"KF-mål {goal.council_goal}"
            told.append((name, goal_findings.way(own)))
    return told
