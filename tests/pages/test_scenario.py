"""Scenario: made of assumptions, saved, compared and deleted, and never among the figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild import scenarios
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.ui import receipts
from tests.loading import BOARD, Desk, settings_in, store_in_memory
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run


@pytest.fixture
def steady(tmp_path: Path) -> Iterator[Desk]:
    """16 000 000 net every month, in a store of the test's own."""
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    desk = Desk(store_in_memory(settings), settings, tmp_path)
    for name, content in STATES["steady"].items():
        desk.loaded(name, content)
    yield desk
    desk.store.close()


def filled(page: Seen, kind: scenarios.Kind, **texts: str) -> Seen:
    """The page when an assumption has been filled in and added, by the labels' first words."""
    page.at.radio[0].set_value(kind)
    page = run(page.at)
    for label, text in texts.items():
        [field] = [one for one in page.at.text_input if one.label.startswith(label)]
        field.set_value(text)
    return pressed(run(page.at), "Lägg till antagandet")


def pressed(page: Seen, label: str) -> Seen:
    [button] = [one for one in page.at.button if one.label == label]
    assert not button.disabled
    button.click()
    return run(page.at)


def saved(page: Seen, name: str) -> Seen:
    [field] = [one for one in page.at.text_input if one.label == "Namn"]
    field.set_value(name)
    return pressed(run(page.at), "Spara scenariot")


def test_a_scenario_is_made_saved_compared_and_deleted(open_page: Open, steady: Desk) -> None:
    page = open_page("scenario", desk=steady)
    assert page.hints == ["Inget scenario är sparat för 2026. Lägg till det första nedan."]
    page = filled(page, scenarios.Kind.VOLUME, Förändring="5")
    # Ten months of 16 000 000, 5 %.
    assert page.tables["scenario-draft"].texts("effect") == ["−8 000", "−8 000"]
    page = filled(page, scenarios.Kind.ACTION, Effekt="250 000")
    assert page.tables["scenario-draft"].texts("effect") == ["−8 000", "+2 500", "−5 500"]
    page = saved(page, "Fler platser")
    assert page.words[0] == (
        "**Fler platser: Socialnämnden landar 2026 på 197,5 mnkr, 5,5 mnkr sämre än prognosen. "
        "Mot budget är det ett överskott på 66,5 mnkr.**"
    )
    table = page.tables["scenario-table"]
    assert table.text("Nettokostnad", "base_forecast") == "−192 000"
    assert table.text("Nettokostnad", "scenario-1") == "−197 500"
    assert table.texts("effect-1") == ["−3 000", "−5 000", "+2 500", "−5 500"]
    page = filled(page, scenarios.Kind.INDEX, Förändring="-1,5")
    page = saved(page, "Lägre avtal")
    assert page.words[0].startswith("**Lägre avtal: Socialnämnden landar 2026 på 189,6 mnkr")
    page = open_page("scenario", desk=steady, scenario="1", mot="2-9-1")
    table = page.tables["scenario-table"]
    assert table.title == "Lägre avtal ger lägst nettokostnad av 2 scenarier"
    assert table.texts("scenario-1")[-1] == "−197 500"
    assert table.texts("scenario-2")[-1] == "−189 600"
    page.at.button(key="scenario-delete-1").click()
    page = run(page.at)
    assert page.words[0].startswith("**Lägre avtal")
    left = scenarios.saved(
        steady.store.reader(steady.person), View(steady.boards[BOARD], Period(2026, 2))
    )
    assert [one.name for one in left] == ["Lägre avtal"]
    assert steady.checks_pass()


def test_a_new_scenario_may_begin_with_the_assumptions_of_another(
    open_page: Open, steady: Desk
) -> None:
    page = filled(open_page("scenario", desk=steady), scenarios.Kind.PRICE, Förändring="2")
    page = pressed(saved(page, "Pris"), "Nytt scenario utifrån Pris")
    assert page.tables["scenario-draft"].texts("assumption") == ["Pris +2,0 %", "Summa"]
    page = pressed(page, "Spara scenariot")
    assert page.warnings == ["Ge scenariot ett namn, så att det går att hitta."]
    page = pressed(page, "Ta bort det sista")
    assert "scenario-draft" not in page.tables


def test_a_vacancy_is_in_per_cent_or_in_positions(open_page: Open, steady: Desk) -> None:
    page = open_page("scenario", desk=steady)
    page = filled(page, scenarios.Kind.VACANCY, Förändring="1")
    assert page.tables["scenario-draft"].texts("effect") == ["+1 600", "+1 600"]
    page.at.button_group(key="scenario-vacancy-motala-202602").set_value("Antal tjänster")
    page = filled(run(page.at), scenarios.Kind.VACANCY, Antal="2,5", Kostnad="50 000")
    assert (
        page.tables["scenario-draft"].texts("assumption")[1]
        == "Vakans 2,5 tjänster à 50 000 kr i månaden"
    )
    assert page.tables["scenario-draft"].texts("effect")[1] == "+1 250"


def test_a_scenarios_figure_has_its_receipt(open_page: Open, steady: Desk) -> None:
    page = saved(
        filled(open_page("scenario", desk=steady), scenarios.Kind.PRICE, Förändring="2"), "P"
    )
    for column, query in (
        ("scenario-1", "queries/economy/scenario_forecast.sql"),
        ("base_forecast", "queries/economy/full_year_forecast.sql"),
    ):
        page.at.session_state[receipts.WANTED] = ("total:", column)
        page = run(page.at)
        assert page.tables["receipt-loads-actual"].names == ["huvudbok.csv"]
        assert any(query in words for words in page.words)


def test_a_closed_year_has_nothing_left_to_assume(open_page: Open) -> None:
    page = open_page("scenario", "closed_year", period=202512)
    assert "2025 är stängt, så det finns inga månader kvar att ändra." in page.captions
    assert not page.at.radio


def test_without_figures_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("scenario", "empty")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
