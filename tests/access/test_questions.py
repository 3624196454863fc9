"""No role learns, from any question, anything of what is not its own.

Two stores that differ only outside a viewer's scope must answer every question alike. Questions are
found, not listed: a new query is asked here without anyone's doing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from typing import Any

import pytest

from lagesbild.access import Right, Role, Viewer
from lagesbild.access.door import NOT_FOR_ASKING
from lagesbild.boards import load_boards
from lagesbild.cli.questions import parameters_for
from lagesbild.errors import NotAllowed
from lagesbild.settings import Settings
from lagesbild.store import Query, everything, named
from tests.access.conftest import Worlds
from tests.access.worlds import BOARD, LOADS_OF_A_BOARD, OTHER, SECRETS, of_role
from tests.loading import Desk

BOARDS = load_boards(Settings.from_environment().boards)
QUESTIONS = [query for query in everything() if query.layer not in (*NOT_FOR_ASKING, "checks")]
CHOICES: dict[str, tuple[Any, ...]] = {
    "level": ("department", "unit", "cost_centre", "account_group", "account"),
    "department": (None, "1", "2", "-", "?"),
    "unit": (None, "21"),
    "cost_centre": (None, "1101", "2101"),
    "account": (None, "6011"),
    "search": (None, "a"),
    "case_type": (None, "Råd"),
    "value_type": ("actual", "budget", "adopted_forecast"),
    "organised_on": (None, date(2026, 2, 28)),
    "load_id": (3, LOADS_OF_A_BOARD + 3, LOADS_OF_A_BOARD + 8),
    "dimension": ("care_form", "department", "unit"),
    "against": ("budget", "previous_year"),
    "indicator": ("Möten", "Väntetid"),
    "about": ("indicator", "board_goal"),
    "key": ("Möten", "1.1"),
    "number": ("1", None),
    "process_area": (None, "It"),
    "risk_level": (None, "high"),
    "handled_in": (None, "control_plan"),
    "method": ("random", "stratified", "monetary"),
    "departments": (None, ["1"], ["2"]),
    "sample": (1, 3, 4),
    "provider": (None, "Hemtjänsten"),
    "round_id": (1, 2),
}
"""What is asked about of each parameter, one at a time: the viewer's own, and others'."""
ASKED_FIRST = {
    "scenario": 1,
    "indicators": ["Möten"],
    "reached": [80],
    "assignment": "Natten",
    "risk": "Natten står tom",
    "seed": "frö",
    "size": 3,
    "row_keys": ["a", "b"],
    "ore": [100, -200],
    "control": "Loggar",
    "action": "Natten billigare",
    "activity": "explain_causes",
    "kinds": ["ledger", "balances", "budget", "adopted_forecast"],
    "accounts": ["3", "4", "5", "6"],
    "steady_months": 1,
    "steadiness": 100,
    "doubled_from": 0,
    "doubled_to": 100,
    "unusual_factor": 0,
    "least_amount": 0,
    "file_name": "manadsrapport.pdf",
    "quarterly_items": ["ej verkställda"],
    "first_day": date(2000, 1, 1),
    "last_day": date(2100, 1, 1),
}
"""So wide that everything there is is found."""
WAYS_OF = {Role.MANAGER: None, Role.CONTROLLER: None}
"""Who asks in every way: one who sees a part of a board, and one who sees the most of it."""
SAME_IN_NO_TWO_LOADS = {"file_sha256", "created_at", "committed_at", "happened_at",
                        "last_happened_at", "noted_at", "computed_at", "decided_at",
                        "explained_at", "edited_at", "set_at", "manual_at", "said_at", "drawn_at",
                        "carried_at", "signed_at", "answered_at",
                        "written_at", "stored_at", "frozen_at", "changed_at",
                        "sha256_now", "person"}  # fmt: skip


def asked(query: Query, board: str) -> Iterator[dict[str, Any]]:
    """Every way to ask a question of a board."""
    given = [f"board={board}", "period=202602"]
    needed = query.parameters - ASKED_FIRST.keys() - CHOICES.keys()
    known = parameters_for(needed, BOARDS, given)
    known |= {key: value for key, value in ASKED_FIRST.items() if key in query.parameters}
    varied = [key for key in CHOICES if key in query.parameters]
    base = known | {key: CHOICES[key][0] for key in varied}
    yield base
    for key in varied:
        yield from (base | {key: value} for value in CHOICES[key][1:])
    if {"level", "department"} <= set(varied):
        for level, department in product(CHOICES["level"][1:], CHOICES["department"][1:3]):
            yield base | {"level": level, "department": department}


def answers(desk: Desk, viewer: Viewer, query: Query, ways: int | None = None) -> list[Any]:
    """What a viewer gets, for every way to ask or the first few: rows, or that it is refused."""
    return [
        answer(desk, viewer, query, parameters)
        for board in (BOARD, OTHER)
        for parameters in islice(asked(query, board), ways)
    ]


def answer(desk: Desk, viewer: Viewer, query: Query, parameters: dict[str, Any]) -> Any:
    try:
        columns, rows = desk.store.reader(viewer).records(query.name, **parameters)
    except NotAllowed as refusal:
        return str(refusal)
    kept = [at for at, column in enumerate(columns) if column not in SAME_IN_NO_TWO_LOADS]
    return [[row[at] for at in kept] for row in rows]


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
@pytest.mark.parametrize("role", Role)
def test_what_is_not_ones_own_changes_no_answer(role: Role, query: Query, worlds: Worlds) -> None:
    one, other = worlds(role is Role.MANAGER)
    viewer, ways = of_role(role), WAYS_OF.get(role, 2)
    first = answers(one, viewer, query, ways)
    assert first == answers(other, viewer, query, ways)
    assert not any(secret in repr(first) for secret in SECRETS)


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_another_boards_question_is_refused(query: Query, worlds: Worlds) -> None:
    if "board" not in query.parameters:
        return
    viewer = of_role(Role.CONTROLLER)
    for parameters in asked(query, OTHER):
        assert isinstance(answer(worlds(False)[0], viewer, query, parameters), str)


TELLING = {
    "economy/board_table", "economy/months", "economy/voucher_rows", "economy/part_names",
    "economy/budget_phasing", "economy/budget_at", "economy/budget_decisions",
    "economy/variance", "economy/rolling_twelve", "economy/explanations",
    "reports/texts", "reports/figures_of_scope", "reports/text_answers",
    "codes/organisation", "codes/accounts", "codes/unmapped", "loads/history",
    "loads/covered_periods", "cases/people_by_type", "cases/months",
    "quality/codes_without_plan", "control/population", "control/population_size",
    "control/draw_vouchers", "control/samples", "control/sampled_rows",
    "economy/escalations", "economy/escalation_history",
    "rounds/frozen_figures", "rounds/changes_since",
}  # fmt: skip
"""Questions that tell the two worlds apart for one who may see the difference."""


@pytest.mark.parametrize("name", sorted(TELLING))
def test_the_worlds_differ_for_one_who_may_see_the_difference(name: str, worlds: Worlds) -> None:
    """Else the tests above could not fail."""
    one, other = worlds(True)
    assert tells_apart(one, other, one.person, named(name))


def tells_apart(one: Desk, other: Desk, viewer: Viewer, query: Query) -> bool:
    """Whether some way to ask a question is answered otherwise in the one than in the other."""
    return any(
        answer(one, viewer, query, parameters) != answer(other, viewer, query, parameters)
        for parameters in asked(query, BOARD)
    )


@pytest.mark.parametrize("role", Role)
def test_a_role_has_just_the_questions_of_its_rights(role: Role, worlds: Worlds) -> None:
    viewer = of_role(role)
    [desk, _] = worlds(False)
    refused = {
        query.name
        for query in QUESTIONS
        if isinstance(answer(desk, viewer, query, next(asked(query, BOARD))), str)
    }
    words = {right.value for right in viewer.rights} | {"any"}
    assert refused == {query.name for query in QUESTIONS if not words & set(query.rights)}


def test_nobody_sees_anything_before_it_is_said_who_asks(worlds: Worlds) -> None:
    """The views themselves are shut: a reader that forgot to say who asks would find nothing."""
    [desk, _] = worlds(True)
    with desk.store._database.reading() as cursor:
        for view in (query for query in everything() if query.layer == "visible"):
            if view.name != "visible/data_version":
                assert cursor._connection.execute(f"from {view.relation}").fetchall() == []


@pytest.mark.parametrize("role", Role)
def test_hidden_texts_are_shown_only_to_one_who_may_ask(role: Role, worlds: Worlds) -> None:
    viewer = of_role(role)
    if not viewer.may(Right.TEXTS):
        with pytest.raises(NotAllowed, match="texter som kan handla om enskilda"):
            viewer.unmasking()
        return
    [desk, _] = worlds(False)
    [query] = [query for query in QUESTIONS if query.name == "economy/voucher_rows"]
    parameters = next(asked(query, BOARD))
    assert "Placering" not in repr(answer(desk, viewer, query, parameters))
    assert "Placering" in repr(answer(desk, viewer.unmasking(), query, parameters))


@pytest.mark.parametrize("search", ["Placering", "placer"])
def test_a_hidden_text_cannot_be_searched_for(search: str, worlds: Worlds) -> None:
    [desk, _] = worlds(False)
    [query] = [query for query in QUESTIONS if query.name == "economy/voucher_rows"]
    parameters = next(asked(query, BOARD)) | {"search": search}
    viewer = of_role(Role.CONTROLLER)
    assert answer(desk, viewer, query, parameters) == []
    assert len(answer(desk, viewer.unmasking(), query, parameters)) == 1
