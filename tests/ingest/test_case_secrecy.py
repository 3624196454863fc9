"""No hidden count can be worked out from all that a board member can fetch (N11)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import cases
from lagesbild.access import Role, Viewer
from lagesbild.cases import Node, PeopleOfType
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.table_files import comma_separated
from lagesbild.ui import case_tables, place
from tests.caseload import ORGANISATION
from tests.caseload import cases as exported
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk
from tests.solving import determined

LIMIT = 5
MONTHS = (202601, 202602)
UNITS = {"11": "1", "12": "1", "21": "2", "99": "?", "": "-"}
"""The units of the export and where they stand: 99 no organisation knows, and some have none."""
NODES = [Node(), *(Node(code) for code in "12?-")] + [
    Node(department, {"99": "?", "": "-"}.get(unit, unit)) for unit, department in UNITS.items()
]

Groups = list[tuple[str, str, str, int]]
Place = tuple[int, Node, str | None]


@st.composite
def groups(draw: st.DrawFn) -> Groups:
    """How many people each month, unit and type has: mostly few, and sometimes nobody."""
    kinds = ["Råd", "Stöd", "Natt"][: draw(st.integers(1, 3))]
    sizes = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 12])
    return [
        (str(month), unit, kind, draw(sizes))
        for month in MONTHS
        for unit in UNITS
        for kind in kinds
    ]


def test_no_hidden_count_follows_from_what_a_board_member_fetches(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.loaded("organisation.csv", ORGANISATION)

        @given(groups())
        @settings(deadline=None, max_examples=12)
        def whatever_is_loaded(made: Groups) -> None:
            if any(people for *_, people in made):
                load_id = desk.loaded("arenden.csv", exported(*made))
                keeps_its_secrets(desk, counted(made))
                desk.undo(load_id)

        whatever_is_loaded()


def keeps_its_secrets(desk: Desk, truth: Mapping[Place, int]) -> None:
    """A board member gets true counts, none that is small, and none that gives a small one away."""
    member = Viewer("ledamot", Role.BOARD_MEMBER, frozenset({BOARD}))
    shown, changes = fetched(desk, member)
    for where, people in shown.items():
        assert people is None or people == truth.get(where, 0)
        assert people is None or people == 0 or people >= LIMIT
    assert any(0 < people < LIMIT for people in truth.values()) == (None in shown.values())
    unknown = [where for where, people in shown.items() if people is None]
    equations = [*sums(truth), *({later: 1, earlier: -1} for later, earlier in changes)]
    known = [{one: by for one, by in each.items() if one in unknown} for each in equations]
    assert determined(unknown, known) == set()


def test_a_controller_gets_every_count(tmp_path: Path) -> None:
    made = [("202601", "11", "Råd", 3), ("202601", "21", "Råd", 12)]
    with desk_in(tmp_path) as desk:
        desk.loaded("organisation.csv", ORGANISATION)
        desk.loaded("arenden.csv", exported(*made))
        shown, _ = fetched(desk, desk.person)
    assert {where: people for where, people in shown.items() if people} == counted(made)


def counted(made: Groups) -> dict[Place, int]:
    """The people of each node and type; nobody has two cases, so totals are sums."""
    found: dict[Place, int] = {}
    for month, unit, kind, people in made:
        department = UNITS[unit]
        leaf = Node(department, {"99": "?", "": "-"}.get(unit, unit))
        for node in (Node(), Node(department), leaf):
            for of_type in (kind, None):
                where = (int(month), node, of_type)
                found[where] = found.get(where, 0) + people
    return found


def sums(truth: Mapping[Place, int]) -> Iterator[dict[Place, int]]:
    """What a reader knows of how the counts belong together."""
    kinds = {kind for _, _, kind in truth}
    for month in MONTHS:
        for node in NODES:
            of_types = {(month, node, kind): 1 for kind in kinds if kind is not None}
            yield {**of_types, (month, node, None): -1}
            below = [each for each in NODES if above(each) == node]
            for kind in kinds if below else ():
                yield {**{(month, each, kind): 1 for each in below}, (month, node, kind): -1}


def above(node: Node) -> Node | None:
    if node.unit is not None:
        return Node(node.department)
    return Node() if node.department is not None else None


def fetched(desk: Desk, viewer: Viewer) -> tuple[dict[Place, int | None], set[tuple[Place, Place]]]:
    """Every count of every question for every node, type and month, and every change told."""
    reader = desk.store.reader(viewer)
    shown: dict[Place, int | None] = {}
    changes: set[tuple[Place, Place]] = set()

    def tell(where: Place, people: int | None, change: int | None) -> None:
        assert shown.setdefault(where, people) == people, where
        month, node, kind = where
        if change is not None:
            changes.add((where, (Period.of(month).plus_months(-1).code, node, kind)))

    latest, *_ = months = cases.loaded_months(reader, BOARD)
    for node in NODES:
        kinds = set()
        for month in months:
            rows = cases.people_by_type(reader, BOARD, month, node)
            kinds |= {row.case_type for row in rows}
            for row in rows:
                of_row = node if row.key is None else node.below(row.key)
                tell((month.code, of_row, row.case_type), row.people, row.change)
            taken_home(desk, node, month, rows)
        for kind in kinds:
            for one in cases.months(reader, BOARD, latest, node, kind):
                tell((one.period, node, kind), one.people, one.change)
    return shown, changes


def taken_home(desk: Desk, node: Node, month: Period, rows: list[PeopleOfType]) -> None:
    """A download has what is shown and nothing else."""
    if not rows:
        return
    view = View(desk.boards[BOARD], month)
    table = case_tables.by_type(rows, month, place.top(view), view.board)
    lines = list(csv.reader(io.StringIO(comma_separated(table).decode("utf-8-sig")),
                            delimiter=";"))  # fmt: skip
    kinds = lines[0][3:]
    told = {(row.key, row.case_type): row for row in rows}
    keys = list(dict.fromkeys(row.key for row in rows))
    for key, line in zip(keys, lines[1:], strict=True):
        for kind, text in zip([None, *kinds], [line[1], *line[3:]], strict=True):
            people = told[key, kind].people
            assert text == ("dolt" if people is None else str(people))
