"""The demo boards' reports: every kind of every board, and three that are read word for word."""

from __future__ import annotations

import pytest

from lagesbild import economy
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.report_templates import Kind
from lagesbild.reports import composing
from lagesbild.settings import Settings
from tests.loading import Desk
from tests.reports import golden
from tests.reports.asked_again import unlike

pytestmark = pytest.mark.heavy

BOARDS = list(load_boards(Settings.from_environment().boards))


@pytest.mark.parametrize("board", BOARDS)
def test_every_kind_is_composed_and_says_what_its_sources_give(demo: Desk, board: str) -> None:
    reader = demo.store.reader(demo.person)
    view = View(demo.boards[board], economy.loaded_periods(reader, board)[0])
    reports = composing.reports(reader, view, list(Kind))
    assert unlike(*reports.values(), reader=reader) == []
    for kind, report in reports.items():
        assert report.missing
        held = {one.key for one in report.chapters}
        if kind not in (Kind.COVERING_LETTER, Kind.PLAN_FOLLOWUP):
            assert {"summary", "economy", "variances", "forecast"} <= held
            assert all(one.loads for one in report.sources)


@pytest.mark.parametrize("name", golden.REPORTS)
def test_a_report_reads_as_it_did(demo: Desk, name: str) -> None:
    """When it is meant to read otherwise: python -m tests.reports.golden, and read the change."""
    report = golden.composed(demo.store.reader(demo.person), name)
    assert golden.markdown(report) == golden.path_of(name).read_text(encoding="utf-8")
