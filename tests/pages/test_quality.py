"""Kontroller: what to look at, and closing the period."""

from __future__ import annotations

from tests.loading import Desk
from tests.pages.conftest import Open
from tests.pages.seen import run


def test_without_figures_there_is_no_period_to_close(open_page: Open) -> None:
    page = open_page("quality", "empty")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert page.buttons == []


def test_what_deserves_a_look_stands_in_a_table(open_page: Open) -> None:
    page = open_page("quality")
    assert page.words[0].endswith("att titta på innan februari 2026 stängs.**")
    found = page.tables["findings"]
    assert "Kod som inte är kopplad" in found.names or "Ansvar utan budget" in found.names
    assert "9999" in found.texts("cost_centre")


def test_a_period_with_open_points_needs_a_reason(open_page: Open, own_desk: Desk) -> None:
    page = open_page("quality", desk=own_desk)
    page.at.button[0].click()
    page = run(page.at)
    assert page.warnings == ["Det finns öppna punkter. Skriv varför perioden ändå kan stängas."]
    page.at.text_input[0].set_value("Rättas i mars.")
    page.at.button[0].click()
    page = run(page.at)
    assert page.words[0].startswith("**Februari 2026 är stängd** av ")
    assert page.buttons == ["Öppna perioden igen"]


def test_another_boards_period_is_refused_in_words(open_page: Open) -> None:
    page = open_page("quality", mine=[])
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]
