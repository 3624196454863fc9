"""No few cases can be worked out from the statutory times that a board member is told of (N11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import clocks
from lagesbild.access import Role, Viewer
from lagesbild.clocks import Clock, ClockRow
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.caseload import ORGANISATION
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk

LIMIT = 5
MONTHS = (202601, 202602, 202603)
UNITS = {"11": "1", "12": "1", "21": "2"}
ENDS: dict[tuple[int, bool, bool], tuple[date, date]] = {
    (202601, True, True): (date(2026, 1, 5), date(2026, 1, 12)),
    (202601, False, False): (date(2025, 6, 5), date(2026, 1, 12)),
    (202602, True, True): (date(2026, 2, 2), date(2026, 2, 12)),
    (202602, False, False): (date(2025, 6, 5), date(2026, 2, 12)),
    (202602, True, False): (date(2025, 10, 5), date(2026, 2, 5)),
    (202603, True, True): (date(2026, 3, 2), date(2026, 3, 12)),
    (202603, False, False): (date(2025, 6, 5), date(2026, 3, 12)),
    (202603, False, True): (date(2025, 11, 5), date(2026, 3, 6)),
}
"""By month, and whether inside four months and 122 days: opened on and finished on.

5 October + 122 days is 4 February, and 5 November + 122 days is 7 March: 26 + 30 + 31 + 31 and
25 + 31 + 31 + 28 days are left of the months up to the last.
"""

Atom = tuple[str, int, bool, bool]
"""Cases of a unit and month, inside four months or not, inside 122 days or not."""
Truth = dict[Atom, int]
ATOMS: list[Atom] = [(unit, *kind) for unit in UNITS for kind in ENDS]


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """How many ended: mostly enough to be told, with a few cases here and there."""
    usual = st.sampled_from([0, 6, 9])
    few = draw(st.lists(st.sampled_from(ATOMS), max_size=3))
    return {
        atom: draw(st.integers(1, 4)) if atom in few else draw(usual if atom[2] == atom[3] else
                                                               st.sampled_from([0, 0, 0, 6]))
        for atom in ATOMS
    }  # fmt: skip


def exported(truth: Truth) -> str:
    rows = ["Ärendenyckel;Enhet;Slag av ärende;Utredning inledd;Utredning klar\n"]
    for (unit, *kind), count in truth.items():
        opened, finished = ENDS[tuple(kind)]  # type: ignore[index]
        for each in range(count):
            rows.append(f"K-{len(rows)}-{each};{unit};Barn;{opened};{finished}\n")
    return "".join(rows)


def test_no_few_cases_follow_from_what_a_board_member_is_told(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.loaded("organisation.csv", ORGANISATION)

        @given(truths())
        @settings(deadline=None, max_examples=25)
        def whatever_is_loaded(truth: Truth) -> None:
            if any(truth.values()):
                load_id = desk.loaded("tider.csv", exported(truth))
                keeps_its_secrets(desk, truth)
                desk.undo(load_id)

        whatever_is_loaded()


def test_a_controller_is_told_of_every_case(tmp_path: Path) -> None:
    truth = {atom: 1 + at % 3 for at, atom in enumerate(ATOMS)}
    with desk_in(tmp_path) as desk:
        desk.loaded("organisation.csv", ORGANISATION)
        desk.loaded("tider.csv", exported(truth))
        rows = told(desk, desk.person)
        assert all(row.inside is not None and row.outside is not None for row in rows)
        checked(rows, truth)


def told(desk: Desk, viewer: Viewer) -> list[ClockRow]:
    view = View(desk.boards[BOARD], Period(2026, 3))
    rows = clocks.of_clock(desk.store.reader(viewer), view, Clock.FINISHED)
    return [row for row in rows if row.period in MONTHS]


def within(row: ClockRow) -> list[Atom]:
    """The cases that ended that a row counts."""
    return [
        (unit, month, *rest)
        for unit, month, *rest in ATOMS
        if (row.span == "quarter" or month == row.period)
        and row.department in (None, UNITS[unit])
        and row.unit in (None, unit)
    ]


def parts(row: ClockRow) -> dict[str, list[Atom]]:
    """Each figure of what ended, and the cases that it is the number of."""
    place = 3 if row.counted_in == "days" else 2
    counted = within(row)
    return {
        "ended": counted,
        "inside": [atom for atom in counted if atom[place]],
        "outside": [atom for atom in counted if not atom[place]],
    }


def checked(rows: list[ClockRow], truth: Truth) -> None:
    for row in rows:
        for name, atoms in parts(row).items():
            shown = getattr(row, name)
            assert shown is None or shown == sum(truth[atom] for atom in atoms), (row, name)


def keeps_its_secrets(desk: Desk, truth: Truth) -> None:
    """A member gets true counts, none of a few cases, and none from which one follows."""
    member = Viewer("ledamot", Role.BOARD_MEMBER, frozenset({BOARD}))
    rows = told(desk, member)
    checked(rows, truth)
    known = [vector(atoms) for atoms in equations(rows)]
    rank = rank_of(known)
    everything = told(desk, desk.person)
    for row in everything:
        for name, atoms in parts(row).items():
            if 0 < sum(truth[atom] for atom in atoms) < LIMIT:
                assert rank_of([*known, vector(atoms)]) == rank + 1, (row, name, truth)


def equations(rows: list[ClockRow]) -> Iterator[list[Atom]]:
    """What a reader knows: the sums that are told, and that of a sum of none each part is none.

    Of a unit that has no row in the quarter nothing ended, nor in a month when another month, or
    another unit of the department, has one.
    """
    for row in rows:
        for name, atoms in parts(row).items():
            count = getattr(row, name)
            if count is not None:
                yield atoms
            if count == 0:
                yield from ([atom] for atom in atoms)
    units = [row for row in rows if row.level == "unit"]
    in_quarter = {row.unit for row in units if row.span == "quarter"}
    in_month = {(row.unit, row.period) for row in units if row.span == "month"}
    for atom in ATOMS:
        unit, month, *_ = atom
        siblings = {one for one in in_month if UNITS[one[0] or ""] == UNITS[unit]}
        if unit not in in_quarter or (siblings and (unit, month) not in in_month):
            yield [atom]


def vector(atoms: list[Atom]) -> list[int]:
    return [int(atom in atoms) for atom in ATOMS]


def rank_of(rows: list[list[int]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows, dtype=float))) if rows else 0
