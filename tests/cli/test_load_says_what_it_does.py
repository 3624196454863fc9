"""`load` on what already counts: it says what it replaces, adds to or takes for a mistake."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild import economy
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import BOARD, Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "31;Stöd;Avdelning;;2020-01-01;\n311;Öppenvård;Enhet;31;2020-01-01;\n"
    "3101;Team A;Ansvar;311;2020-01-01;\n3102;Team B;Ansvar;311;2020-01-01;\n"
)
HEADER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
BUDGET_HEADER = "Version;Beslutsdatum;Ansvar;Konto;Period;Budget\n"
ORIGINAL = BUDGET_HEADER + "".join(
    f"Ursprunglig;2025-11-20;3101;5011;2026{month:02d};75704500,91\n" for month in range(1, 13)
)
ADJUSTMENT = BUDGET_HEADER + "Ramjustering;2026-06-12;3101;5011;202606;-20000,00\n"


def rows(*amounts: str, centre: str = "3101", period: int = 202609) -> str:
    return HEADER + "".join(
        f"{period};{centre};5011;V{place};2026-09-01;Lön;{amount}\n"
        for place, amount in enumerate(amounts)
    )


def load(desk: Desk, name: str, content: str, *words: object, board: str = BOARD) -> dict:
    """The entry of one file of one kind."""
    desk.file(name, content)
    [entry] = desk.command("load", name, "--board", board, "--json", *words).loads
    return entry


def budget(desk: Desk) -> dict[int, Decimal]:
    """What is budgeted in each month of 2026, costs above zero."""
    view = View(desk.boards[BOARD], Period(2026, 12))
    months = economy.months(desk.store.reader(desk.person), view)
    return {month.period: -month.budget for month in months if month.budget is not None}


@pytest.fixture
def booked(desk: Desk) -> Desk:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("september.csv", rows(*["100000,00"] * 40))
    return desk


def test_a_month_that_is_replaced_is_named_with_rows_and_sums(booked: Desk) -> None:
    entry = load(booked, "september2.csv", rows(*["100000,00"] * 41))
    assert entry["replaces"] == [
        {
            "period": "202609",
            "load_id": 2,
            "rows_before": 40,
            "rows": 41,
            "sum_before": "4000000.00",
            "sum": "4100000.00",
        }
    ]
    assert entry["warnings"] == []
    booked.file("september3.csv", rows(*["100000,00"] * 42))
    said = booked.command("load", "september3.csv", "--board", BOARD).out.replace("\u00a0", " ")
    assert said.splitlines()[1:3] == [
        "  Ersätter huvudbok (verifikationsrader) september 2026 i inläsning 3: 41 rader, "
        "4 100 000,00 kr blir 42 rader, 4 200 000,00 kr.",
        "  1 period ersätts; summan ändras 100 000,00 kr.",
    ]


def test_a_month_that_nearly_vanishes_is_warned_of(booked: Desk) -> None:
    entry = load(booked, "en_rad.csv", rows("1,00"))
    assert entry["status"] == "loaded"
    [warning] = entry["warnings"]
    assert warning.replace("\u00a0", " ") == (
        "Huvudbok (verifikationsrader) för september 2026 ändras mycket: inläsning 2 har 40 rader "
        "och 4 000 000,00 kr, filen 1 rad och 1,00 kr. Kontrollera att filen är hel."
    )


def test_a_month_that_nearly_trebles_is_warned_of(booked: Desk) -> None:
    [warning] = load(booked, "tre.csv", rows(*["300000,00"] * 40))["warnings"]
    assert "ändras mycket" in warning


def test_small_months_may_change_much_without_a_word(desk: Desk) -> None:
    desk.loaded("a.csv", rows("1000,00"))
    entry = load(desk, "b.csv", rows("3000,00"))
    assert (entry["warnings"], len(entry["replaces"])) == ([], 1)


def test_codes_and_account_classes_are_in_the_answer(booked: Desk) -> None:
    entry = load(booked, "oktober.csv", rows("5,00", period=202610) + rows(
        "7,00", centre="9999", period=202610).removeprefix(HEADER))  # fmt: skip
    assert entry["classes"] == [{"class": "5", "rows": 2, "sum": "12.00"}]
    assert entry["unknown_codes"] == [
        {"field": "account", "code": "5011", "rows": 2, "sum": "12.00"},
        {"field": "cost_centre", "code": "9999", "rows": 1, "sum": "7.00"},
    ]
    assert entry["new_codes"] == []
    assert (
        "2 koder saknas i kodplanen och räknas som Ej kopplat: 5011 och 9999." in (entry["changes"])
    )
    assert entry["warnings"] == []


def test_a_file_of_another_board_is_warned_of(booked: Desk) -> None:
    [warning] = load(booked, "annan.csv", rows(*["5,00"] * 3, centre="7010", period=202610))[
        "warnings"
    ]
    assert warning == (
        "3 av 3 rader har ansvar som nämnden inte känner. Kontrollera att filen gäller rätt nämnd."
    )


def test_the_first_file_of_a_board_is_not_taken_for_another_boards(desk: Desk) -> None:
    assert load(desk, "a.csv", rows("5,00"))["warnings"] == []


def test_a_unit_that_vouchers_contradict_must_be_confirmed(booked: Desk) -> None:
    entry = load(booked, "oktober.csv", rows("100000,00", period=202610), "--unit", "tkr")
    assert (entry["status"], entry["load_id"]) == ("refused", None)
    message = entry["problems"][0]["message"].replace("\u00a0", " ")
    assert message.startswith("Du har valt tkr, men beloppen ser ut att vara i kr")
    assert "Summan av verifikationsrader 2026 är 100 000 i filen: i mnkr blir det" in message
    assert message.endswith("Stämmer det ändå bekräftar du med --confirm.")
    assert booked.actual() == {202609: Decimal(-4_000_000)}
    entry = load(
        booked, "oktober.csv", rows("100000,00", period=202610), "--unit", "tkr", "--confirm"
    )
    assert (entry["status"], entry["sum"]) == ("loaded", "100000000.00")
    assert entry["doubts"]


def test_a_sign_that_incomes_and_costs_contradict_must_be_confirmed(booked: Desk) -> None:
    content = rows("-100000,00", period=202610) + "202610;3101;3111;V9;2026-10-01;Avgift;900,00\n"
    entry = load(booked, "oktober.csv", content, "--sign", "ledger")
    assert entry["status"] == "refused"
    assert (
        "Du har valt att kostnader är plus, intäkter minus, men"
        in (entry["problems"][0]["message"])
    )
    assert load(booked, "oktober.csv", content, "--sign", "reversed")["status"] == "loaded"


def test_another_senders_budget_for_the_same_months_must_be_confirmed(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    words = ("--source", "excelbudget")
    entry = load(desk, "budget2.csv", ORIGINAL.replace("Ursprunglig", "Detalj"), *words)
    assert entry["status"] == "refused"
    assert entry["problems"][0]["message"].startswith(
        "Det finns redan budget för jan–dec 2026 från ”ekonomisystem”. Läser du in den här filen "
        "räknas båda, och budgeten blir deras summa."
    )
    assert budget(desk)[202606] == Decimal("75704500.91")
    entry = load(
        desk, "budget2.csv", ORIGINAL.replace("Ursprunglig", "Detalj"), *words, "--confirm"
    )
    assert entry["status"] == "loaded"
    assert budget(desk)[202606] == 2 * Decimal("75704500.91")


def test_a_budget_adjustment_adds_to_the_budget_and_is_undone_exactly(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    before = budget(desk)
    entry = load(desk, "ramjustering.csv", ADJUSTMENT)
    assert (entry["status"], entry["replaces"], entry["doubts"]) == ("loaded", [], [])
    assert (
        "Budgeten läggs till ”ekonomisystem” (juni 2026), som fortsätter att gälla."
        in (entry["changes"])
    )
    assert budget(desk) == {**before, 202606: Decimal("75684500.91")}  # 75 704 500,91 − 20 000,00
    desk.undo(entry["load_id"])
    assert budget(desk) == before
    desk.redo(entry["load_id"])
    assert budget(desk)[202606] == Decimal("75684500.91")
    assert desk.checks_pass()


def test_an_adjustment_of_more_cost_makes_the_budget_larger(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    load(desk, "ramjustering.csv", ADJUSTMENT.replace("-20000", "20000"))
    assert budget(desk)[202606] == Decimal("75724500.91")  # 75 704 500,91 + 20 000,00


def test_the_same_adjustment_again_replaces_itself(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    load(desk, "a.csv", ADJUSTMENT)
    entry = load(desk, "b.csv", ADJUSTMENT.replace("Ramjustering", "RAMJUSTERING"))
    assert [part["load_id"] for part in entry["replaces"]] == [2]
    other = load(desk, "c.csv", ADJUSTMENT.replace("Ramjustering", "Tilläggsbudget"))
    assert (other["replaces"], other["doubts"]) == ([], [])
    assert budget(desk)[202606] == Decimal("75664500.91")  # 75 704 500,91 − 2 · 20 000,00


def test_a_new_original_keeps_the_adjustments_and_says_so(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    load(desk, "a.csv", ADJUSTMENT)
    entry = load(desk, "budget2.csv", ORIGINAL.replace("75704500,91", "75704500,92"))
    assert (entry["status"], entry["doubts"]) == ("loaded", [])
    assert any("”ekonomisystem · Ramjustering 2026-06-12”" in said for said in entry["changes"])
    assert budget(desk)[202606] == Decimal("75684500.92")


def test_a_file_with_the_original_and_adjustments_is_the_whole_budget(desk: Desk) -> None:
    desk.loaded("budget.csv", ORIGINAL)
    entry = load(desk, "hel.csv", ORIGINAL + ADJUSTMENT.removeprefix(BUDGET_HEADER))
    assert len(entry["replaces"]) == 12
    assert entry["warnings"] == [
        "Filen har både den ursprungliga budgeten och Ramjustering 2026-06-12. Allt läses som en "
        "hel budget och ersätter den som är inläst från samma avsändare."
    ]
    assert budget(desk)[202606] == Decimal("75684500.91")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            ADJUSTMENT + "Tilläggsbudget;2026-09-01;3101;5011;202609;7,00\n",
            "Filen har flera budgetbeslut: Ramjustering 2026-06-12 och Tilläggsbudget 2026-09-01.",
        ),
        (
            "Version;Ansvar;Konto;Utfall jan 2026 (kr);Budget 2026 (kr)\n"
            "Ramjustering;3101;5011;5,50;10,50\n",
            "Filen har saldon per månad tillsammans med Ramjustering",
        ),
    ],
)
def test_adjustments_that_could_not_be_undone_one_by_one_are_refused(
    content: str, said: str, desk: Desk
) -> None:
    desk.file("a.csv", content)
    entry = desk.command("load", "a.csv", "--board", BOARD, "--json").loads[0]
    assert entry["status"] == "refused"
    assert entry["problems"][0]["message"].startswith(said)


def test_a_file_of_another_layout_says_whose_load_it_replaces(booked: Desk) -> None:
    content = "Konto;Ansvar;Period;Belopp;Vernr;Bokföringsdatum;Text\n" + "".join(
        f"5011;3101;202609;100000,00;V{place};2026-09-01;Lön\n" for place in range(40)
    )
    [warning] = load(booked, "lön.csv", content, "--dry-run")["warnings"]
    assert warning == (
        "Filen är upplagd på ett annat sätt än september.csv (inläsning 2), som den ersätter. "
        "Kommer den från en annan avsändare än ”ekonomisystem” anger du avsändaren. Då räknas båda."
    )
    entry = load(booked, "lön.csv", content, "--source", "lönesystem")
    assert entry["replaces"] == []
    assert booked.actual() == {202609: Decimal(-8_000_000)}
