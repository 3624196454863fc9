"""Scenarios stand beside the forecast: they sum exactly, and change no figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild import forecasts, scenarios
from lagesbild.access import Right, Role, Viewer
from lagesbild.economy import Level, Part, View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period
from lagesbild.scenarios import Assumption, Kind
from tests.loading import BOARD, Desk, settings_in, store_in_memory
from tests.pages.conftest import ACCOUNTS, BUDGET, ORGANISATION, STEADY

PERIOD = Period(2026, 2)
PARTS = [Part(), Part("1"), Part("2"), Part("1", "11"), Part(account_group="Personal"), Part("9")]
NUMBERS = count()
UNTOUCHED = ("marts.cube", "marts.positions", "marts.kept_forecasts", "raw.computed_forecasts")

percents = st.decimals(-100, 200, places=2)
parts, months = st.sampled_from(PARTS), st.integers(3, 12).map(lambda month: Period(2026, month))
assumptions = st.lists(
    st.builds(
        Assumption, st.sampled_from([Kind.VOLUME, Kind.PRICE, Kind.INDEX]), parts, months, percents
    )
    | st.builds(
        lambda part, first, amount: Assumption(
            Kind.ACTION, part, first, sek_per_month=amount
        ),
        parts,
        months,
        st.decimals(-(10**7), 10**7, places=2),
    )
    | st.builds(
        lambda part, first, positions, cost: Assumption(
            Kind.VACANCY, part, first, positions=positions, sek_per_month=cost
        ),
        parts,
        months,
        st.decimals(0, 50, places=1),
        st.decimals(0, 90_000, places=2),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A board with three whole years; 16 000 000 net every month, 192 000 000 a year."""
    folder = tmp_path_factory.mktemp("scenarios")
    local = settings_in(folder / "local")
    local.work.mkdir(parents=True)
    desk = Desk(store_in_memory(local), local, folder)
    for name, content in {
        "organisation.csv": ORGANISATION,
        "kontoplan.csv": ACCOUNTS,
        "budget.csv": BUDGET,
        "huvudbok.csv": STEADY,
    }.items():
        desk.loaded(name, content)
    yield desk
    desk.store.close()


def view_of(desk: Desk) -> View:
    return View(desk.boards[BOARD], PERIOD)


def kept(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All that figures and forecasts are read from."""
    with desk.store._database.reading() as cursor:
        return {
            table: sorted(map(repr, cursor._connection.execute(f"from {table}").fetchall()))
            for table in UNTOUCHED
        }


def saved(desk: Desk, name: str, *wanted: Assumption) -> int:
    with desk.store.change(desk.person) as change:
        scenarios.save(change, view_of(desk), name, wanted)
    return scenarios.saved(desk.store.reader(desk.person), view_of(desk))[0].scenario_id


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=assumptions)
def test_a_scenario_changes_no_figure_and_its_parts_sum_to_its_effects(desk, wanted) -> None:
    view, reader = view_of(desk), desk.store.reader(desk.person)
    base = {level: forecasts.table(reader, view, level) for level in forecasts.LEVELS}
    before = kept(desk)
    number = saved(desk, f"Prov {next(NUMBERS)}", *wanted)
    *each, total = scenarios.effects(reader, view, number)
    assert len(each) == len(wanted)
    assert sum(row.effect for row in each) == total.effect
    for level in forecasts.LEVELS:
        *found, whole = scenarios.forecast(reader, view, level, number)
        assert whole.base_forecast == base[level][-1].forecast
        known = {row.key: row.base_forecast for row in found}
        assert all(known[row.key] == row.forecast for row in base[level][:-1])
        assert sum(row.effect for row in found) == whole.effect == total.effect
        assert whole.scenario_forecast == whole.base_forecast + whole.effect
    assert kept(desk) == before
    assert [forecasts.table(reader, view, level) for level in forecasts.LEVELS] == list(
        base.values()
    )
    with desk.store.change(desk.person) as change:
        scenarios.delete(change, view, number)


def test_what_is_tried_gives_what_is_saved_and_keeps_nothing(desk: Desk) -> None:
    view, reader = view_of(desk), desk.store.reader(desk.person)
    forecasts.table(reader, view, Level.DEPARTMENT)
    wanted = Assumption(Kind.INDEX, PARTS[4], Period(2026, 7), Decimal(3))
    effects, rows = scenarios.tried(desk.store, desk.person, view, Level.DEPARTMENT, [wanted])
    assert scenarios.saved(reader, view) == []
    # Six months of 18 000 000 in personnel, 3 %.
    assert effects[-1].effect == -3_240_000
    number = saved(desk, "Avtal", wanted)
    assert scenarios.effects(reader, view, number) == effects
    assert scenarios.forecast(reader, view, Level.DEPARTMENT, number) == rows
    with pytest.raises(UserError, match="heter ”avtal”"):
        saved(desk, " avtal ", wanted)
    with desk.store.change(desk.person) as change:
        scenarios.delete(change, view, number)
    assert scenarios.saved(reader, view) == []
    with (
        pytest.raises(UserError, match="finns inte längre"),
        desk.store.change(desk.person) as change,
    ):
        scenarios.delete(change, view, number)
    events = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01", search=None,
                        most=3)  # fmt: skip
    assert [row["event"] for row in events][:2] == ["scenario_deleted", "scenario_saved"]


def test_only_whoever_enters_forecasts_makes_and_sees_scenarios(desk: Desk) -> None:
    view = view_of(desk)
    wanted = Assumption(Kind.INDEX, Part(), Period(2026, 7), Decimal(3))
    for role in (role for role in Role if role is not Role.CONTROLLER):
        mine = frozenset({"1"}) if role is Role.MANAGER else None
        viewer = Viewer("någon", role, frozenset({BOARD}), mine)
        assert not viewer.may(Right.FORECAST)
        with pytest.raises(NotAllowed), desk.store.change(viewer) as change:
            scenarios.save(change, view, "Prov", [wanted])
        with pytest.raises(NotAllowed):
            scenarios.saved(desk.store.reader(viewer), view)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Assumption(Kind.VOLUME, Part(), Period(2026, 3)), "en förändring i procent"),
        (Assumption(Kind.ACTION, Part(), Period(2026, 3), Decimal(1)), "kronor per månad"),
        (Assumption(Kind.VACANCY, Part(), Period(2026, 3), positions=Decimal(1)), "antal tjänster"),
        (Assumption(Kind.VACANCY, Part(), Period(2026, 3), Decimal(-1)), "skrivs med plus"),
        (Assumption(Kind.PRICE, Part(), Period(2026, 3), Decimal(-101)), "mellan −100"),
        (Assumption(Kind.PRICE, Part(), Period(2026, 2), Decimal(1)), "efter februari 2026"),
        (Assumption(Kind.PRICE, Part(), Period(2027, 1), Decimal(1)), "efter februari 2026"),
    ],
)  # fmt: skip
def test_an_assumption_that_says_nothing_usable_is_refused(desk, wanted, words) -> None:
    with pytest.raises(UserError, match=words):
        saved(desk, "Prov", wanted)
    with pytest.raises(UserError, match="inga antaganden"):
        saved(desk, "Prov")
    with pytest.raises(UserError, match="Ge scenariot ett namn"):
        saved(desk, " ", wanted)
