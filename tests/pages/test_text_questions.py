"""Text mot siffror: what texts say that the data do not, and answering for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild import explanations, text_questions
from lagesbild.economy import Part, View
from lagesbild.errors import UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from lagesbild.report_templates import Kind
from lagesbild.reports import composing, texts
from lagesbild.ui import receipts
from tests.identities import PERSON, spellings
from tests.loading import BOARD, Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MANAGER, MEMBER

BOARD_TEXT = (
    "Underskottet är 2,1 mnkr till och med februari. "
    "Prognosen är ett underskott på 6 mnkr mot budget. Vi har 48 placeringar."
)
"""Budget 44 000 and actual 44 540 are 540 worse; the adopted forecast is 6 000 worse."""
OWN_TEXT = "Överskottet är 3,0 mnkr. Personalen går minus 1,0 mnkr."
"""Boende: 33 000 against 30 000 is a deficit, of which personnel 21 000 against 20 000."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, in which two variances are explained."""
    desk = desk_with(STATES["whole"], settings_in(tmp_path / "local"), tmp_path)
    cause = explanations.rules_of(desk.boards[BOARD]).causes[0]
    for part, words in ((Part(), BOARD_TEXT), (Part(department="1"), OWN_TEXT)):
        with desk.store.change(desk.person) as change:
            explanations.explain(change, view(desk), part, cause, words, Decimal(-1))
    yield desk
    desk.store.close()


def view(desk: Desk) -> View:
    return View(desk.boards[BOARD], Period(2026, 2))


def answered(page: Seen, place: int, reason: str) -> Seen:
    """The page when one of the questions has been answered."""
    page.at.text_input[place].set_value(reason)
    [*buttons] = [one for one in page.at.button if one.label == "Stämmer, annan bas"]
    buttons[place].click()
    return run(page.at)


def test_without_texts_there_are_no_figures(open_page: Open) -> None:
    page = open_page("text_questions")
    assert page.words[0] == "**Det finns inga siffror i månadens texter.**"
    assert page.tables == {}


def test_questions_are_told_with_their_figure_marked_and_can_be_answered(
    open_page: Open, desk: Desk
) -> None:
    page = open_page("text_questions", desk=desk)
    assert page.words[:2] == [
        "**Två siffror i texterna stämmer inte med data.**",
        "Underskottet är **2,1 mnkr** till och med februari.  \nTexten säger underskott om "
        "2,1 mnkr. Närmast är avvikelsen mot budget hittills i år, "
        "−0,5 mnkr.",
    ]
    assert page.words[2:3] == [
        "Överskottet är **3,0 mnkr**.  \nTexten säger överskott om 3,0 mnkr, men "
        "avvikelsen mot budget hittills i år är "
        "−3 000 tkr.",
    ]
    table = page.tables["text-figures"]
    assert table.title == ("5 siffror i 2 texter. Stämmer: 2. Frågor: 2. Jämförs inte: 1.")
    assert table.texts("came_to") == [
        "Fråga: åt andra hållet", "Fråga", "Stämmer", "Stämmer", "Jämförs inte"
    ]  # fmt: skip

    page.at.session_state[receipts.WANTED] = ("0", "fact")
    page = run(page.at)
    assert "Till öret: −3 000 000,00 kr." in page.captions
    assert "queries/reports/figures_of_scope.sql" in " ".join(page.words + page.captions)

    page = answered(page, 0, " ")
    assert page.warnings == [
        "Skriv vilken bas siffran har, så att den som läser rapporten förstår."
    ]
    page = answered(page, 0, "Bara köpta platser")
    assert page.good_news == ["Svaret är sparat."]
    assert page.words[0] == "**En siffra i texterna stämmer inte med data.**"
    assert f"Stämmer, annan bas: Bara köpta platser ({desk.person.name}, " in " ".join(page.words)
    assert page.tables["text-figures"].texts("answer")[1].startswith("Bara köpta platser (")

    [back] = [one for one in page.at.button if one.label == "Ta tillbaka svaret"]
    back.click()
    page = run(page.at)
    assert page.good_news == ["Svaret är tillbakataget."]
    assert page.words[0] == "**Två siffror i texterna stämmer inte med data.**"


def test_an_answer_is_void_when_the_text_or_the_fact_changes(desk: Desk) -> None:
    def waiting() -> list[str]:
        reader = desk.store.reader(desk.person)
        found = text_questions.of_month(reader, view(desk))
        return [one.figure.text for one in found if one.is_open]

    def answer_all() -> None:
        reader = desk.store.reader(desk.person)
        for one in text_questions.of_month(reader, view(desk)):
            if one.is_open:
                with desk.store.change(desk.person) as change:
                    text_questions.answer(change, view(desk), one, "Annan bas")

    assert waiting() == ["2,1 mnkr", "3,0 mnkr"]
    answer_all()
    assert waiting() == []

    cause = explanations.rules_of(desk.boards[BOARD]).causes[0]
    with desk.store.change(desk.person) as change:
        same_sentence = f"Ny inledning. {BOARD_TEXT}"
        explanations.explain(change, view(desk), Part(), cause, same_sentence, Decimal(-1))
    assert waiting() == []  # the sentence stands as it stood
    with desk.store.change(desk.person) as change:
        other = BOARD_TEXT.replace("Underskottet är", "Underskottet blev")
        explanations.explain(change, view(desk), Part(), cause, other, Decimal(-1))
    assert waiting() == ["2,1 mnkr"]

    answer_all()
    load = desk.loaded(
        "huvudbok_2026.csv",
        STATES["whole"]["huvudbok_2026.csv"].replace("11000000,00", "11300000,00"),
    )
    assert waiting() == ["2,1 mnkr", "3,0 mnkr", "minus 1,0 mnkr"]
    desk.undo(load)
    assert waiting() == []


def test_what_is_written_in_a_report_is_read_too(open_page: Open, desk: Desk) -> None:
    """The latest of each chapter, and only a report that has it lacks the answer."""
    for words in ("Budgeten är 9 mnkr.", "Underskottet för nämnden är 9,9 mnkr mot budget."):
        with desk.store.change(desk.person) as change:
            texts.write(change, view(desk), Kind.MONTHLY, "economy", words)
    page = open_page("text_questions", desk=desk)
    assert page.words[0] == "**Tre siffror i texterna stämmer inte med data.**"
    table = page.tables["text-figures"]
    assert "Text i rapport, Månadsrapport, Ekonomi" in table.texts("where")
    assert lacking(desk, Kind.MONTHLY) == ["3 siffror i texterna stämmer inte med data"]
    assert lacking(desk, Kind.ECONOMIC_STATUS) == ["2 siffror i texterna stämmer inte med data"]
    with desk.store.change(desk.person) as change:
        texts.write(change, view(desk), Kind.MONTHLY, "economy", "")
    assert lacking(desk, Kind.MONTHLY) == ["2 siffror i texterna stämmer inte med data"]


def lacking(desk: Desk, kind: Kind) -> list[str]:
    """What a report says that it lacks of figures in texts."""
    report = composing.report(desk.store.reader(desk.person), view(desk), kind)
    return [one.what for one in report.missing if "siffror i texterna" in one.what]


def test_who_answers(open_page: Open, desk: Desk) -> None:
    """A member reads; a manager sees and answers for their own; nobody writes persons' numbers."""
    member = open_page("text_questions", desk=desk, viewer=MEMBER)
    assert member.words[0] == "**Två siffror i texterna stämmer inte med data.**"
    assert [one.label for one in member.at.button if one.label == "Stämmer, annan bas"] == []
    manager = open_page("text_questions", desk=desk, viewer=MANAGER)
    assert manager.words[0] == "**En siffra i texterna stämmer inte med data.**"
    page = answered(manager, 0, "Netto efter bidrag")
    assert page.words[0].startswith("**Alla siffror i texterna som kan jämföras stämmer")

    [question] = [
        one
        for one in text_questions.of_month(desk.store.reader(desk.person), view(desk))
        if one.is_open
    ]
    for written in spellings(PERSON).values():
        with pytest.raises(PersonNumberFound), desk.store.change(desk.person) as change:
            text_questions.answer(change, view(desk), question, f"Enligt {written}")
    with pytest.raises(UserError, match="för långt"), desk.store.change(desk.person) as change:
        text_questions.answer(change, view(desk), question, "a" * 2001)
