"""The demo's control plans are those that two boards have printed, as the importer reads them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lagesbild import controls
from lagesbild.controls import Control
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.ingest.demo_readers import DEMO
from tests.ingest.desks import desk_in

LISTS = {
    "sodertalje-socialnamnd": ("internkontrollplan_2023.csv", "kontrollresultat_202309.csv"),
    "uppsala-socialnamnd": ("internkontrollplan_2024.csv", "kontrollresultat_202404.csv"),
}


def loaded(board: str, month: Period, folder: Path) -> list[Control]:
    with desk_in(folder) as desk:
        for name in ("organisation.csv", *LISTS[board]):
            done = desk.load(DEMO / board / name, board=board)
            assert (done.status, done.problems) == ("loaded", ())
        return controls.controls(desk.store.reader(desk.person), View(desk.boards[board], month))


def test_sodertaljes_twelve_activities_are_due_as_printed(tmp_path: Path) -> None:
    found = loaded("sodertalje-socialnamnd", Period(2023, 9), tmp_path)
    assert sorted(int(one.plan.number or 0) for one in found) == list(range(1, 13))
    # monthly: 1-4 and 12; april, aug, dec: 5, 8, 9; once: 6 and, in november, 7 and 10; 11 twice
    assert Counter(len(one.occasions) for one in found) == {12: 5, 3: 3, 1: 3, 2: 1}
    assert {one.plan.reported_to for one in found} == {"Socialnämnd"}
    told = [one for control in found for one in control.occasions if one.comment]
    assert told
    assert all("Påhittat exempel" in (one.comment or "") for one in told)


@pytest.mark.parametrize(("month", "waiting"), [(4, "upcoming"), (12, "due")])
def test_uppsalas_seven_of_april_2024_are_without_remark(
    month: int, waiting: str, tmp_path: Path
) -> None:
    found = loaded("uppsala-socialnamnd", Period(2024, month), tmp_path)
    assert (len(found), len({one.plan.control_area for one in found})) == (7, 5)
    done = [one for control in found for one in control.done]
    assert [(one.occasion, one.result) for one in done] == [(202404, "none")] * 7
    assert Counter(one.state for one in found) == {waiting: 6, "undated": 1}
