"""Goals and indicators as pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lagesbild import goal_findings, numbers
from lagesbild.charts import goal_bars, indicator_path
from lagesbild.charts.chart import Chart
from lagesbild.charts.goal_bars import GoalBars, Standing
from lagesbild.charts.indicator_path import IndicatorPath, PathMonth
from lagesbild.economy import View
from lagesbild.goals import Indicator, IndicatorMonth, Statuses
from lagesbild.periods import Period
from lagesbild.status import Status
from lagesbild.ui import theme


def by_goal(found: Statuses, view: View) -> Chart:
    """How the indicators of each council goal stand."""
    palette = theme.palette()
    colours = {
        Status.ON_PLAN: palette.good_text,
        Status.WATCH: palette.watch_text,
        Status.OFF_PLAN: palette.bad_text,
        Status.NOT_ASSESSED: palette.muted_text,
        Status.NOT_UPDATED: palette.muted_text,
    }
    goals = tuple(
        (
            goal_findings.goal_name(one, one.council_goal, one.council_goal_name),
            Counter(
                each.status for each in found.indicators if each.council_goal == one.council_goal
            ),
        )
        for one in found.council_goals
    )
    return goal_bars.chart(
        GoalBars(_finding(goals), f"{view.board.name}, {view.period.in_words}", goals),
        {one.value: Standing(one.label, one.icon, colour) for one, colour in colours.items()},
        palette,
    )


def _finding(goals: Sequence[tuple[str, Counter[str]]]) -> str:
    name, counts = max(goals, key=lambda goal: goal[1][Status.OFF_PLAN.value])
    red = counts[Status.OFF_PLAN.value]
    if not red:
        return "Inget mål har någon röd indikator"
    number = name.split()[0] if not name.startswith("Mål") else name.split()[1]
    return f"Flest röda indikatorer har mål {number}: {numbers.count(red)}"


def path(one: Indicator, rows: Sequence[IndicatorMonth], view: View) -> Chart:
    """The year of an indicator against its target path and the year before."""
    return indicator_path.chart(
        IndicatorPath(
            measure=f"{one.indicator}, {view.board.name}",
            unit=one.measured_in or "",
            finding=one.rule.partition(". ")[0].rstrip("."),
            months=tuple(
                PathMonth(
                    Period.of(row.period),
                    row.reached,
                    row.required_low,
                    row.required_high,
                    row.reached_before,
                )
                for row in rows
            ),
        ),
        theme.palette(),
    )
