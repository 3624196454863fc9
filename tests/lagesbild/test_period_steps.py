"""The steps of a period: their activities as data, the rule of signing, and how far it has come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import period_steps, quality, round_checks, step_activities, step_findings
from lagesbild.access import Store, local_viewer
from lagesbild.boards import Board, load_boards
from lagesbild.economy import View
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.period_steps import StepRow, StepSummary
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.step_activities import activities_of
from tests.loading import store_in_memory

SETTINGS = Settings.from_environment()
BOARDS = load_boards(SETTINGS.boards)
[BOARD, *_] = BOARDS.values()
ME = local_viewer(frozenset(BOARDS))
VIEW = View(BOARD, Period(2024, 3))
ACTIVITY = {
    "key": "look", "step": "analyse", "words": "Titta", "responsible": "Chef",
    "sign_off": "approved", "per_department": False, "checks": ["figures_loaded"],
}  # fmt: skip
MONTHS = (Period(2000, 1).plus_months(each) for each in itertools.count())
"""Each of them once."""
SUMMARY = StepSummary("collect", 4, 4, 0, 0, 0, None)


def with_activities(*said: object) -> Board:
    return replace(BOARD, subjects={"period_steps": {"activities": list(said)}})


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = store_in_memory(SETTINGS)
    yield store
    store.close()


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_every_board_has_all_four_steps(board: Board) -> None:
    found = activities_of(board)
    assert list(dict.fromkeys(one.step for one in found)) == list(step_activities.STEPS)
    assert {check for one in found for check in one.checks} == set(step_activities.CHECKS)


def test_the_checks_are_those_of_the_round_but_for_the_signing_and_what_follows_it() -> None:
    after = {"steps_signed", "report_frozen"}
    assert set(step_activities.CHECKS) == round_checks.STEPS.keys() - after


def test_a_board_may_have_activities_of_its_own_in_the_order_of_the_steps() -> None:
    board = with_activities({**ACTIVITY, "key": "end", "step": "decide"}, ACTIVITY)
    assert [one.key for one in activities_of(board)] == ["look", "end"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({**ACTIVITY, "step": "think"}, r"\[1\].step ska vara collect, analyse, report eller"),
        ({**ACTIVITY, "sign_off": "ok"}, "sign_off ska vara quality_assured eller approved"),
        ({**ACTIVITY, "words": " "}, "words ska vara en text"),
        ({**ACTIVITY, "per_department": "ja"}, "per_department ska vara true eller false"),
        ({**ACTIVITY, "checks": ["luck"]}, "checks ska vara en lista med några av"),
        ({**ACTIVITY, "who": "jag"}, "ska ha nycklarna key, step"),
        ({"key": "look"}, "ska ha nycklarna key, step"),
    ],
)
def test_an_activity_that_cannot_be_read_is_refused(said: object, words: str) -> None:
    with pytest.raises(InvalidSetting, match=words):
        activities_of(with_activities(said))


def test_activities_are_told_apart_and_nothing_else_is_said_of_steps() -> None:
    with pytest.raises(InvalidSetting, match="flera moment med key ”look”"):
        activities_of(with_activities(ACTIVITY, ACTIVITY))
    with pytest.raises(InvalidSetting, match="minst en tabell"):
        activities_of(with_activities())
    with pytest.raises(InvalidSetting, match=r"period_steps\.steps är okänd"):
        activities_of(replace(BOARD, subjects={"period_steps": {"steps": []}}))


def rows_of(store: Store, view: View) -> list[StepRow]:
    """As a receipt or the command line has them, without what is left now."""
    asked = {**period_steps.of_view(view), "checks": None}
    return store.reader(ME).rows(period_steps.QUERY, StepRow, **asked)


def row_of(store: Store, key: str, view: View = VIEW) -> StepRow:
    [row] = [row for row in rows_of(store, view) if row.key == key]
    return row


@settings(max_examples=6, deadline=None)
@given(
    activities=st.sets(st.sampled_from([one.key for one in activities_of(BOARD)]), min_size=1),
    closed=st.booleans(),
    reason=st.text(" \t\n", max_size=3) | st.just("Därför."),
)
def test_what_has_open_points_is_never_signed_without_a_reason(
    store: Store, activities: set[str], closed: bool, reason: str
) -> None:
    """Whatever is asked for, in a month of its own, closed or not. A board without departments."""
    view, keys = View(BOARD, next(MONTHS)), {f"{activity}/" for activity in activities}
    if closed:
        with store.change(ME) as change:
            quality.sign(change, view, 0, "")
    before = period_steps.standing(store.reader(ME), view).rows
    is_open = any(row.open_now for row in before if row.key in keys)
    if is_open and not reason.strip():
        with pytest.raises(UserError, match="öppna punkter"):
            period_steps.sign(store, ME, view, keys, reason)
    else:
        period_steps.sign(store, ME, view, keys, reason)
    signed = [row for row in rows_of(store, view) if row.is_signed]
    assert {row.key for row in signed} == (keys if reason.strip() or not is_open else set())
    assert all(row.reason or not row.open_then for row in signed)
    assert all(bool(row.findings_then) == bool(row.open_then) for row in signed)


def test_many_are_signed_at_once_and_one_that_is_open_asks_why_for_all(store: Store) -> None:
    view = View(BOARD, Period(2025, 1))
    keys = ["evaluate_previous/", "collect_data/"]
    with pytest.raises(UserError, match="öppna punkter"):
        period_steps.sign(store, ME, view, keys, " ")
    assert not row_of(store, keys[0], view).is_signed
    signed = period_steps.sign(store, ME, view, keys, " Väntar på filen. ")
    assert [row.key for row in signed] == keys
    row = row_of(store, keys[1], view)
    assert (row.open_then, row.findings_then, row.reason) == (
        1, "Utfallet saknas.", "Väntar på filen.",
    )  # fmt: skip
    with pytest.raises(UserError, match="redan signerat"):
        period_steps.sign(store, ME, view, keys, "Igen")
    with pytest.raises(UserError, match="för lång"):
        period_steps.sign(store, ME, view, ["communicate/"], "x" * 2_001)
    with pytest.raises(UserError, match="inget att ta tillbaka"):
        period_steps.take_back(store, ME, view, ["communicate/"])
    with pytest.raises(UserError, match="och som finns"):
        period_steps.sign(store, ME, view, ["nothing/"], "Så.")


def test_no_more_than_ten_things_are_told_by_name() -> None:
    words = [f"Punkt {number}" for number in range(12)]
    assert period_steps.first_told(words) == [*words[:10], "och 2 till"]
    assert period_steps.first_told(words[:10]) == words[:10]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Alla fyra steg är klara för mars 2024."),
        ({"report": {"signed": 2, "waiting_departments": 2, "waits_for": "approved"}},
         "Tre av fyra steg är klara för mars 2024; rapporten saknar godkännande från två "
         "avdelningar."),
        ({"report": {"signed": 3, "waiting_departments": 1, "waits_for": "approved"},
          "analyse": {"changed": 3}, "decide": {"signed": 0}},
         "Två av fyra steg är klara för mars 2024; rapporten saknar godkännande från en avdelning. "
         "Underlaget har ändrats sedan tre moment signerades."),
        ({"decide": {"signed": 3, "waiting_board": 1, "waits_for": "approved"}},
         "Tre av fyra steg är klara för mars 2024; beslutet saknar godkännande av ett moment."),
        ({name: {"signed": 0, "waiting_departments": 4, "waits_for": "quality_assured"}
          for name in step_activities.STEPS},
         "Inget steg är klart för mars 2024; insamlingen saknar kvalitetssäkring från fyra "
         "avdelningar."),
        ({name: {"signed": 1, "waiting_board": 3, "waits_for": "approved"}
          for name in ("analyse", "report", "decide")},
         "Ett av fyra steg är klart för mars 2024; analysen saknar godkännande av tre moment."),
    ],
)  # fmt: skip
def test_how_far_it_has_come_is_one_sentence(
    changes: dict[str, dict[str, object]], words: str
) -> None:
    steps = [replace(SUMMARY, step=step, **changes.get(step, {})) for step in step_activities.STEPS]
    assert step_findings.position(steps, VIEW) == words


def test_who_signed_is_told_with_the_clock_of_here(store: Store) -> None:
    row = row_of(store, "collect_data/")
    assert step_findings.standing(row) == ""
    at = datetime(2024, 4, 12, 7, 31)  # noqa: DTZ001  # as the store has it
    signed = replace(row, is_signed=True, signed_by="eva", signed_at=at)
    assert step_findings.standing(signed) == "eva 2024-04-12 09:31"
    assert step_findings.told_open(0) == step_findings.told_open(None) == ""
