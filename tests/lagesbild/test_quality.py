"""What is found before a period is closed, what people say about it, and closing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from lagesbild import quality
from lagesbild.access import Reader, Store, local_viewer
from lagesbild.board_limits import QualityLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.quality import State
from lagesbild.settings import Settings
from lagesbild.store import Database

BOARD = "goteborg-nordost"
ME = local_viewer(frozenset({BOARD}))


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Settings.from_environment()


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[Store]:
    """A year and a half of the demo, in which May's rent at one cost centre was booked in June."""
    board = load_boards(settings.boards)[BOARD]
    store = Store(Database.in_memory())
    store.describe([board], settings.reference / "account_groups.csv")
    names = ["organisation.csv", "kontoplan.csv", "huvudbok_2022.csv"]
    names += [f"huvudbok_20230{month}.csv" for month in range(1, 7)]
    for name in names:
        loaded = intake.load_file(store, ME, board, settings.demo / BOARD / name, settings, Given())
        assert loaded.status == "loaded", loaded.problems
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> Reader:
    return store.reader(ME)


def view_of(settings: Settings, period: int) -> View:
    return View(load_boards(settings.boards)[BOARD], Period.of(period))


def by_rule(reader: Reader, view: View) -> dict[str, list[quality.Finding]]:
    found: dict[str, list[quality.Finding]] = {}
    for finding in quality.findings(reader, view):
        found.setdefault(finding.rule.key, []).append(finding)
    return found


def test_a_rent_that_was_not_booked_is_missed_in_its_month(reader: Reader, settings: Settings):
    [missing] = by_rule(reader, view_of(settings, 202305))["missing_months"]
    assert (missing.cost_centre, missing.account) == ("24103", "6011")
    assert missing.amount == Decimal(0)
    assert missing.state is State.OPEN


def test_and_found_twice_in_the_next(reader: Reader, settings: Settings):
    [doubled] = by_rule(reader, view_of(settings, 202306))["doubled_months"]
    assert (doubled.cost_centre, doubled.account) == ("24103", "6011")
    assert doubled.amount is not None
    assert doubled.expected is not None
    assert Decimal("1.7") < doubled.amount / doubled.expected < Decimal("2.3")


def test_an_ordinary_month_has_no_doubled_or_missing_amounts(reader: Reader, settings: Settings):
    found = by_rule(reader, view_of(settings, 202303))
    assert not {"missing_months", "doubled_months", "months_without_personnel_cost"} & found.keys()


def test_what_is_said_about_a_finding_follows_it(store: Store, settings: Settings):
    view = view_of(settings, 202306)
    [doubled] = by_rule(store.reader(ME), view)["doubled_months"]
    with store.change(ME) as change:
        quality.note(change, view, doubled, State.ACCEPTED, "ekonomen", "Maj bokfördes i juni.")
    [after] = by_rule(store.reader(ME), view)["doubled_months"]
    assert (after.state, after.owner, after.reason) == (
        State.ACCEPTED,
        "ekonomen",
        "Maj bokfördes i juni.",
    )
    [missing] = by_rule(store.reader(ME), view_of(settings, 202305))["missing_months"]
    assert missing.state is State.OPEN


def test_accepting_without_a_reason_is_refused(store: Store, settings: Settings):
    view = view_of(settings, 202305)
    [missing] = by_rule(store.reader(ME), view)["missing_months"]
    with pytest.raises(UserError, match="Skriv varför"), store.change(ME) as change:
        quality.note(change, view, missing, State.ACCEPTED, "", "  ")


def test_a_period_with_open_findings_is_closed_only_with_a_reason(store: Store, settings: Settings):
    view = view_of(settings, 202305)
    with pytest.raises(UserError, match="öppna punkter"), store.change(ME) as change:
        quality.sign(change, view, 1, "")
    with store.change(ME) as change:
        quality.sign(change, view, 1, "Rättas i juni.")
    with store.change(ME) as change:
        quality.reopen(change, view, "Ny inläsning.")
    events = [
        (sign.event, sign.open_findings) for sign in quality.sign_offs(store.reader(ME), view)
    ]
    assert events == [("reopened", 0), ("signed", 1)]


def test_a_load_of_a_closed_month_says_so(store: Store, settings: Settings):
    view = view_of(settings, 202304)
    with store.change(ME) as change:
        quality.sign(change, view, 0, "")
    path = settings.demo / BOARD / "huvudbok_202304.csv"
    given = Given(source="ett annat system")
    loaded = intake.load_file(store, ME, view.board, path, settings, given, dry_run=True)
    assert loaded.plan is not None
    assert any(warning.startswith("April 2023 är stängd") for warning in loaded.plan.warnings)


def test_a_board_may_have_limits_of_its_own(settings: Settings):
    view = view_of(settings, 202301)
    own = replace(view, board=replace(view.board, subjects={"quality": {"steady_months": 9}}))
    limits, reference = (limits_of(one.board, QualityLimits) for one in (own, view))
    assert limits.steady_months == 9
    assert limits.steadiness == reference.steadiness


@pytest.mark.parametrize("own", [{"steady": 9}, {"steadiness": "mycket"}])
def test_a_limit_that_cannot_be_understood_is_said(own: dict[str, object], settings: Settings):
    view = view_of(settings, 202301)
    wrong = replace(view, board=replace(view.board, subjects={"quality": own}))
    with pytest.raises(InvalidSetting, match=BOARD):
        limits_of(wrong.board, QualityLimits)


def test_whole_data_passes_every_check(reader: Reader):
    assert quality.run_checks(reader) == []
