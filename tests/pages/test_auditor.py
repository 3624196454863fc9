"""Revisorns frågor: what the data answer, with what, and the way to the evidence."""

from __future__ import annotations

from decimal import Decimal

from lagesbild import actions
from lagesbild.actions import Entry
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import BOARD, Desk
from tests.pages.conftest import LEDGER, Open
from tests.pages.seen import Seen, plain
from tests.pages.test_variance import MANAGER, MEMBER

EXPLAINED = "Förklarar varje enhet varför den avviker?"
DECIDED = "Fattades tillräckliga beslut med anledning av rapporterna?"
FORECASTS = "Hur bra är prognoserna?"
BALANCE = "Finns det en plan för ekonomi i balans?"
CONTROLS = "Genomförs den interna kontrollen som planerat?"
GOALS = "Nås de mål som fullmäktige har satt?"
UNTOLD = "går inte att säga"
NOTHING = dict.fromkeys((EXPLAINED, DECIDED, FORECASTS, BALANCE, CONTROLS, GOALS), UNTOLD)


def answers(page: Seen) -> dict[str, str]:
    table = page.tables["auditor"]
    return dict(zip(table.names, table.texts("verdict"), strict=True))


def words(page: Seen, question: str) -> str:
    return plain(page.tables["auditor"].text(question, "words"))


def until_april() -> str:
    """March and April as February was: 6 million a year worse than budget."""
    header, *rows = LEDGER.splitlines()
    february = [row for row in rows if row.startswith("202602;") and ";9999;" not in row]
    later = [
        row.replace("202602", f"20260{month}").replace("2026-02", f"2026-0{month}")
        for month in (3, 4)
        for row in february
    ]
    return "\n".join([header, *later])


def test_each_question_is_answered_from_the_data(open_page: Open) -> None:
    """Actions of 4 million are decided against 6; one unit is far from its budget."""
    page = open_page("auditor", "actions", viewer=MEMBER)
    assert answers(page) == {**NOTHING, EXPLAINED: "nej", BALANCE: "delvis"}
    assert words(page, EXPLAINED) == "Natt har en avvikelse att förklara och har inte gjort det."
    assert words(page, BALANCE).startswith("2,0 mnkr är kvar att hitta")
    assert page.words[0] == (
        "**Uppgifterna svarar ja på 0 av 6 frågor, delvis på 1 och nej på 1; "
        "4 går inte att besvara.**"
    )


def test_without_a_budget_nothing_is_answered(open_page: Open) -> None:
    assert answers(open_page("auditor", "without_budget")) == NOTHING


def test_steady_years_are_forecast_well_and_need_no_explaining(open_page: Open) -> None:
    steady = answers(open_page("auditor", "steady"))
    assert {name: steady[name] for name in (EXPLAINED, FORECASTS, BALANCE)} == {
        EXPLAINED: "ja", FORECASTS: "ja", BALANCE: "nej",
    }  # fmt: skip


def test_goals_are_asked_for_where_there_are_any(open_page: Open) -> None:
    assert answers(open_page("auditor", "goals")) == {**NOTHING, GOALS: "nej"}


def test_who_sees_some_departments_is_not_told_of_the_whole(open_page: Open) -> None:
    page = open_page("auditor", "actions", viewer=MANAGER)
    assert answers(page) == {**NOTHING, EXPLAINED: "nej"}
    assert words(page, BALANCE) == "Svaret visas för den som ser hela nämnden."
    assert "auditor-months" not in page.tables


def test_decisions_are_held_against_each_report_of_the_year(
    open_page: Open, own_desk: Desk
) -> None:
    """April is the only month that is reported; what is decided in it is enough for it."""
    own_desk.loaded("huvudbok_april.csv", until_april())
    page = open_page("auditor", desk=own_desk, period="202604")
    assert answers(page)[DECIDED] == "nej"
    assert words(page, DECIDED) == (
        "Årets enda rapport, april 2026, krävde åtgärder. Ingen åtgärd är beslutad."
    )
    april = Period.of(202604)
    with own_desk.store.change(own_desk.person) as change:
        actions.enter(
            change,
            View(own_desk.boards[BOARD], april),
            Entry(
                "Färre platser", Decimal(750000), Period.of(202605), "decided",
                decided_by="Nämnden", decided_on=april.last_day,
            ),
        )  # fmt: skip
    page = open_page("auditor", desk=own_desk, period="202604")
    assert (answers(page)[DECIDED], answers(page)[BALANCE]) == ("ja", "ja")
    assert page.tables["auditor-months"].texts("left") == ["0"]
