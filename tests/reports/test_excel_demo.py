"""The demo boards' monthly reports as workbooks."""

from __future__ import annotations

import pytest

from lagesbild import economy
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.report_templates import Kind
from lagesbild.reports import composing, excel
from lagesbild.reports.content import Report
from lagesbild.reports.formulas import formulas
from lagesbild.settings import Settings
from tests.loading import Desk
from tests.reports.recalculated import TO_THE_ORE, opened, recalculated

pytestmark = pytest.mark.heavy

BOARDS = list(load_boards(Settings.from_environment().boards))
WITH_MOST = "sodertalje-socialnamnd"


def monthly(demo: Desk, board: str) -> Report:
    reader = demo.store.reader(demo.person)
    view = View(demo.boards[board], economy.loaded_periods(reader, board)[0])
    return composing.report(reader, view, Kind.MONTHLY)


@pytest.mark.parametrize("board", BOARDS)
def test_what_is_said_to_follow_is_a_formula_and_nothing_is_left_out(demo: Desk, board: str):
    report = monthly(demo, board)
    content = excel.written(report)
    assert excel.written(report) == content
    for part in report.tables:
        places = {column.key: at for at, column in enumerate(part.table.columns)}
        found = formulas(part)
        follows = [
            (at, places[key])
            for at, row in enumerate(part.table.rows)
            for key in (
                *(part.summed if row.is_total else ()),
                *(one.column for one in (*part.differences, *part.shares)),
            )
            if row.cells[places[key]] is not None
        ]
        assert set(follows) == set(found), part.key
    book = opened(content)
    assert len(book.sheetnames) >= 4 + len(list(report.tables))
    assert sum(len(sheet._charts) for sheet in book) >= len(list(report.charts))


def test_another_program_computes_a_boards_workbook_to_the_ore(demo: Desk):
    computed = recalculated(excel.written(monthly(demo, WITH_MOST)))
    assert len(computed) > 100
    for cell in computed:
        assert cell.computed == pytest.approx(cell.written, abs=TO_THE_ORE), cell
