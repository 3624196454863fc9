"""The proposals of a budget as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import priority_findings
from lagesbild.boards import Board
from lagesbild.charts import accumulated_cost
from lagesbild.charts.accumulated_cost import AccumulatedCost, Placed
from lagesbild.charts.chart import Chart
from lagesbild.numbers import Unit
from lagesbild.periods import FiscalYear
from lagesbild.priorities import RankedProposal
from lagesbild.ui import theme


def accumulated(
    rows: Sequence[RankedProposal], board: Board, year: FiscalYear, unit: Unit
) -> Chart:
    """What the proposals cost one after another, against the frame."""
    return accumulated_cost.chart(
        AccumulatedCost(
            priority_findings.cut(rows),
            f"{board.name}, budget {year}",
            unit,
            rows[0].frame,
            tuple(
                Placed(row.proposal, row.cost, row.accumulated_cost, row.is_inside) for row in rows
            ),
        ),
        theme.palette(),
    )
