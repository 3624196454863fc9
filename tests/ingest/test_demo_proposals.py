"""The demo's proposals are read as they are listed, and say that they are invented."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from lagesbild import priorities
from lagesbild.periods import FiscalYear, Period
from tests.ingest.demo_readers import DEMO
from tests.ingest.desks import desk_in


def test_motalas_seven_of_eleven_fit_in_its_frame(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        for name in ("organisation.xlsx", "forslag_2024.xlsx"):
            done = desk.load(DEMO / "motala" / name, board="motala")
            assert (done.status, done.problems) == ("loaded", ())
        board, year = desk.boards["motala"], FiscalYear(Period(2024, 1))
        reader, model = desk.store.reader(desk.person), priorities.model_of(desk.boards["motala"])
        rows = priorities.ranking(reader, board, year, model)
        steps = priorities.sensitivity(reader, board, year, model)
    assert all("(påhittat exempel)" in row.problem for row in rows)
    assert [row.is_inside for row in rows] == [True] * 7 + [False] * 4
    # 900 + 1 300 + 400 + 600 + 750 + 350 + 650 tkr
    assert (rows[6].accumulated_cost, rows[6].frame) == (Decimal(4_950_000), Decimal(5_000_000))
    assert {step.proposal for step in steps if step.crosses} == {
        "Coach för arbete och studier",
        "Högre habiliteringsersättning",
    }
