"""The risks of a board as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import risk_findings
from lagesbild.board_limits import RiskLimits, limits_of
from lagesbild.charts import risk_matrix
from lagesbild.charts.chart import Chart
from lagesbild.charts.goal_bars import Standing
from lagesbild.charts.risk_matrix import Cell, RiskMatrix
from lagesbild.economy import View
from lagesbild.risks import CONSEQUENCES, LIKELIHOODS, MatrixCell
from lagesbild.status import RiskLevel
from lagesbild.ui import theme


def matrix(cells: Sequence[MatrixCell], view: View, *, filtered: bool) -> Chart:
    """The 4 x 4 matrix of the risks that are looked for."""
    palette, limits = theme.palette(), limits_of(view.board, RiskLimits)
    high, middle, low = RiskLevel.HIGH, RiskLevel.MIDDLE, RiskLevel.LOW
    levels = (
        f"{high.in_words} från {limits.high_from}, {middle.in_words} från {limits.middle_from}, "
        f"{low.in_words}"
    )
    scope = f"{view.board.name}, {view.period.in_words}{', ett urval' if filtered else ''}"
    colours = {
        low: palette.good_text,
        middle: palette.watch_text,
        high: palette.bad_text,
    }
    return risk_matrix.chart(
        RiskMatrix(
            risk_findings.matrix(cells),
            f"{scope}. Riskvärde {levels}",
            LIKELIHOODS,
            CONSEQUENCES,
            tuple(
                Cell(
                    cell.likelihood,
                    cell.consequence,
                    cell.risk_level,
                    cell.risks,
                    tuple((cell.names or "").split("; ")),
                )
                for cell in cells
            ),
        ),
        {one.value: Standing(one.label, one.icon, colour) for one, colour in colours.items()},
        palette,
    )
