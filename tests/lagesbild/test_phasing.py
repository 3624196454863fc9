"""Who may choose how a budget is spread over the year, and that every figure follows the choice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from lagesbild import budgets, economy, phasing
from lagesbild.access import Role, Viewer
from lagesbild.economy import WHOLE_BOARD, Level, Part, View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period
from lagesbild.phasing import Choice, Profile
from tests.loading import BOARD, Desk, settings_in, store_in_memory
from tests.pages.conftest import ACCOUNTS, BUDGET, ORGANISATION, STEADY

SUMMER = (1, 1, 1, 1, 1, 7, 7, 1, 1, 1, 1, 1)
NATT, PERSONNEL = Part(department="1", unit="11"), Part(account_group="Personal")


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    desk = Desk(store_in_memory(settings), settings, tmp_path)
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
    return View(desk.boards[BOARD], Period(2026, 2))


def own(part: Part, weights=SUMMER) -> Choice:
    return Choice(part, Profile.OWN, tuple(map(Decimal, weights)))


def chosen(desk: Desk, choice: Choice) -> None:
    with desk.store.change(desk.person) as change:
        phasing.choose(change, view_of(desk), choice, "Så faller kostnaden")


def months(desk: Desk, part: Part = WHOLE_BOARD) -> list[Decimal | None]:
    rows = economy.months(desk.store.reader(desk.person), view_of(desk), part)
    return [row.budget for row in rows]


def test_every_figure_follows_a_choice_and_the_year_is_the_same(desk: Desk) -> None:
    before = months(desk)
    chosen(desk, own(PERSONNEL))
    # 228 000 000 of personnel: twelve of 24 weights are in June and July, 66.5 in each.
    assert months(desk, PERSONNEL)[4:8] == [-9_500_000, -66_500_000, -66_500_000, -9_500_000]
    assert months(desk)[5] == -66_500_000 - 5_000_000 + 2_000_000
    assert sum(months(desk)) == sum(before) == -264_000_000
    [*_, total] = economy.board_table(
        desk.store.reader(desk.person), view_of(desk), Level.DEPARTMENT
    )
    assert (total.budget_month, total.budget_year) == (-12_500_000, -264_000_000)
    assert desk.checks_pass()


def test_the_most_precise_choice_counts_until_it_is_taken_back(desk: Desk) -> None:
    chosen(desk, own(NATT))
    chosen(desk, own(WHOLE_BOARD, (12, *[0] * 11)))
    assert months(desk, NATT)[0] == -180_000_000 / Decimal(24)
    with desk.store.change(desk.person) as change:
        phasing.withdraw(change, view_of(desk), NATT, "Samma som nämnden")
    assert months(desk, NATT) == [-180_000_000, *[0] * 11]
    with desk.store.change(desk.person) as change:
        phasing.withdraw(change, view_of(desk), WHOLE_BOARD, "Tolftedelar räcker")
    assert months(desk) == [-22_000_000] * 12
    assert desk.checks_pass()


def test_a_later_load_is_phased_by_what_is_chosen_and_no_ledger_changes_it(desk: Desk) -> None:
    chosen(desk, Choice(WHOLE_BOARD, Profile.SEASONAL))
    before = months(desk, NATT)
    assert before == [-15_000_000] * 12  # as much was booked each month of three years
    old = STEADY.replace("202506;1101;5011;10000000,00", "202506;1101;5011;90000000,00")
    desk.loaded("huvudbok.csv", old)
    assert months(desk, NATT) == before
    changed = BUDGET.replace("1101;5011;120000000,00", "1101;5011;240000000,00")
    number = desk.loaded("budget.csv", changed)
    assert months(desk, NATT)[:2] == [-25_000_000, -25_000_000]
    desk.undo(number)
    assert months(desk, NATT) == before
    chosen(desk, Choice(WHOLE_BOARD, Profile.SEASONAL))
    # Taken anew, June has 110 of 440 in personnel; what was never bought still has twelfths.
    assert months(desk, NATT)[5] == -120_000_000 / Decimal(4) - 5_000_000
    assert desk.checks_pass()


def test_a_cost_centre_that_moves_is_phased_as_its_new_unit(desk: Desk) -> None:
    chosen(desk, own(Part(department="2")))
    assert months(desk, NATT)[5] == -15_000_000
    desk.loaded("organisation.csv", ORGANISATION.replace("Nattboendet;Ansvar;11", "Natt;Ansvar;21"))
    assert months(desk, Part(department="2"))[5] == -(120 + 108 - 24) * 7_000_000 / Decimal(24)
    assert desk.checks_pass()


def test_a_store_from_before_decisions_were_kept_has_them_when_it_is_opened(desk: Desk) -> None:
    with desk.store._database.transaction() as cursor:
        cursor._connection.execute("delete from marts.budget_positions")
    assert not desk.checks_pass()
    desk.store.describe(desk.boards.values(), desk.settings.reference / "account_groups.csv")
    assert desk.checks_pass()


def test_a_budget_given_by_month_is_left_as_it_is(desk: Desk) -> None:
    monthly = "Period;Ansvar;Konto;Budget\n" + "".join(
        f"2026{month:02};1101;5011;{month}000,00\n" for month in range(1, 13)
    )
    desk.loaded("budget.csv", monthly)
    before = months(desk)
    chosen(desk, own(WHOLE_BOARD))
    assert months(desk) == before
    assert before[:2] == [-1_000, -2_000]


def test_a_preview_shows_what_will_be_and_keeps_nothing(desk: Desk) -> None:
    before = months(desk)
    tried = phasing.preview(desk.store, desk.person, view_of(desk), own(PERSONNEL), PERSONNEL)
    assert tried[5].budget == -66_500_000
    assert months(desk) == before
    assert phasing.rows(desk.store.reader(desk.person), view_of(desk))[0].choice_id is None


def test_what_was_chosen_is_told_with_who_and_why(desk: Desk) -> None:
    chosen(desk, Choice(PERSONNEL, Profile.WORKING_DAYS))
    first, rest = phasing.rows(desk.store.reader(desk.person), view_of(desk))
    assert (first.part, first.profile, first.basis) == (PERSONNEL, "working_days", "given")
    assert (first.author, first.reason) == (desk.person.name, "Så faller kostnaden")
    assert first.weights == [20, 20, 22, 20, 19, 22, 23, 21, 22, 22, 21, 22]
    assert (first.amount, rest.profile, rest.amount) == (-228_000_000, "twelfths", -36_000_000)


def test_only_a_controller_chooses(desk: Desk) -> None:
    for role in set(Role) - {Role.CONTROLLER}:
        mine = frozenset({"1"}) if role is Role.MANAGER else None
        author = Viewer("någon", role, frozenset({BOARD}), mine)
        with pytest.raises(NotAllowed), desk.store.change(author) as change:
            phasing.choose(change, view_of(desk), own(NATT), "För att")
        with pytest.raises(NotAllowed), desk.store.change(author) as change:
            phasing.withdraw(change, view_of(desk), NATT, "För att")
    assert months(desk) == [-22_000_000] * 12


def test_a_choice_that_cannot_be_used_is_refused_in_words(desk: Desk) -> None:
    for choice, reason, words in (
        (own(NATT), " ", "Skriv varför"),
        (own(NATT, [0] * 12), "För att", "Alla vikter är noll"),
        (own(NATT, [-1, *[1] * 11]), "För att", "januari 2026"),
        (own(NATT, [*[1] * 11, "0.001"]), "För att", "december 2026"),
        (own(Part(cost_centre="1101")), "För att", "Gå upp till enheten"),
    ):
        with pytest.raises(UserError, match=words), desk.store.change(desk.person) as change:
            phasing.choose(change, view_of(desk), choice, reason)
    assert months(desk) == [-22_000_000] * 12


def test_a_later_decision_adds_to_the_budget_from_its_day(desk: Desk) -> None:
    desk.loaded(
        "ram.csv",
        "Ansvar;Konto;Version;Beslutsdatum;Budget 2026\n"
        "1101;5011;Ramjustering;2026-06-12;-12000000,00\n"
        "2101;5011;Ramjustering;2026-06-12;12000000,00\n",
    )
    reader, view = desk.store.reader(desk.person), view_of(desk)
    day = Period(2026, 6).first_day
    table = budgets.at(reader, view, Level.DEPARTMENT, day)
    assert [row.budget for row in table] == [-180_000_000, -84_000_000, -264_000_000]
    assert [row.budget_now for row in table] == [-168_000_000, -96_000_000, -264_000_000]
    original, later = budgets.decisions(reader, view, day)
    assert (original.stands, later.stands) == (True, False)
    assert (later.amount, later.moved, later.balances) == (0, 12_000_000, True)
