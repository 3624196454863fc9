"""A planning process as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild import planning_findings
from lagesbild.boards import Board
from lagesbild.charts import gantt
from lagesbild.charts.chart import Chart
from lagesbild.charts.gantt import Bar, Gantt
from lagesbild.planning_process import ActivityRow, Variant
from lagesbild.ui import theme


def strip(rows: Sequence[ActivityRow], board: Board, variant: Variant, today: date) -> Chart:
    """The activities of the day's year, sub-process by sub-process."""
    return gantt.chart(
        Gantt(
            planning_findings.counted(rows, today.year),
            f"{board.name} {today.year}, {planning_findings.VARIANTS[variant].lower()}",
            today.year,
            today,
            planning_findings.week(today),
            tuple(
                Bar(
                    planning_findings.heading(row),
                    row.activity or "",
                    row.from_date,
                    row.to_date,
                    row.state,
                    row.decided_by is not None,
                    planning_findings.told(row, today),
                )
                for row in rows
            ),
        ),
        theme.palette(),
    )
