"""Risker: which are high, what has moved, the matrix and its choices, and assessing one anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identities import PERSON, spellings
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MANAGER, MEMBER

NIGHT, OUTAGE = "Bemanning|Natten står tom", "It|Avbrott"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to assess something in."""
    desk = desk_with(STATES["risks"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def chosen(page: Seen, key: str) -> Seen:
    """The page when a risk has been chosen in its table."""
    page.at.session_state["lagesbild-risk"] = key
    return run(page.at)


def box_of(page: Seen, label: str):
    [*_, box] = [one for one in page.at.selectbox if one.label == label]
    return box


def saved(page: Seen, key: str, likelihood: int, consequence: int, why: str) -> Seen:
    """As in a browser, where the form is run by itself with the dialog still open."""
    page.at.session_state["lagesbild-risk"] = key
    box_of(page, "Sannolikhet").set_value(likelihood)
    box_of(page, "Konsekvens").set_value(consequence)
    page.at.text_area[0].set_value(why)
    [button] = [one for one in page.at.button if one.label == "Spara bedömningen"]
    button.click()
    return run(page.at)


def test_without_risks_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("risks")
    assert page.hints[0].startswith("Det finns inga risker för Motala, Socialnämnden ännu.")
    [button] = page.at.get("download_button")
    assert button.proto.label == "Hämta mall för risker"
    assert not open_page("risks", viewer=MEMBER).at.get("download_button")


def test_the_first_line_says_which_is_high_and_what_has_moved(open_page: Open) -> None:
    page = open_page("risks", "risks")
    assert page.words[0] == (
        "**En av 3 risker är hög: ”Natten står tom”. En har ökat och en har minskat sedan "
        "bedömningen före. En är ny.**"
    )
    assert {name: one["figure"] for name, one in page.cards.items()} == {
        "Höga risker": "1 av 3", "Har ökat": "1", "I internkontrollplanen": "2",
    }  # fmt: skip
    assert page.cards["Höga risker"]["status"]["label"] == "hög"
    assert page.cards["I internkontrollplanen"]["note"] == "1 inte bestämt"


def test_the_highest_stand_first_with_what_was_before(open_page: Open) -> None:
    table = open_page("risks", "risks").tables["risks"]
    assert table.names == ["Natten står tom", "Avbrott", "Jäv"]
    assert table.texts("score") == ["12", "8", "3"]
    assert table.texts("level") == ["hög", "medel", "låg"]
    assert table.texts("change") == ["Upp från 6, 2025", "Ner från 12, 2025", "Första bedömningen"]
    assert table.texts("handled") == [
        "Internkontrollplan, förut egenkontroll", "Internkontrollplan", "Inte bestämt",
    ]  # fmt: skip
    assert table.texts("owner") == ["1 Boende", "It-chef", table.text("Jäv", "owner")]
    assert table.texts("assessed") == ["2026", "2026", "2026"]


def test_the_matrix_has_its_figures_in_a_table(open_page: Open) -> None:
    page = open_page("risks", "risks")
    table = page.tables["risk-matrix-table"]
    assert table.caption.endswith("Riskvärde ◆ hög från 9, ▲ medel från 4, ● låg")
    assert table.names == ["4 mycket trolig", "3 trolig", "2 möjlig", "1 osannolik"]
    assert [[table.text(name, str(at)) for at in range(4)] for name in table.names] == [
        ["0", "0", "0", "0"], ["0", "0", "0", "1"], ["0", "0", "0", "1"], ["0", "0", "1", "0"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ({"omrade": "It"}, ["Avbrott"]),
        ({"risk": "high"}, ["Natten står tom"]),
        ({"hantering": "control_plan"}, ["Natten står tom", "Avbrott"]),
        ({"avd": "1"}, ["Natten står tom"]),
        ({"omrade": "It", "risk": "high"}, None),
    ],
)
def test_the_address_chooses_among_them(
    address: dict[str, str], names: list[str] | None, open_page: Open
) -> None:
    page = open_page("risks", "risks", **address)
    if names is None:
        assert page.hints == ["Inga risker stämmer med valen. Välj Alla i någon av listorna."]
        return
    table = page.tables["risks"]
    assert (table.names, table.caption.endswith(", ett urval")) == (names, True)
    matrix = page.tables["risk-matrix-table"]
    counts = [int(matrix.text(name, str(at))) for name in matrix.names for at in range(4)]
    assert sum(counts) == len(names)


def test_one_is_opened_with_what_it_is_and_every_assessment(open_page: Open) -> None:
    page = chosen(open_page("risks", "risks"), NIGHT)
    assert "**Natten står tom**" in page.words
    assert (
        "Processområde: Bemanning · Sannolikhet: 3 trolig · Konsekvens: 4 mycket allvarlig · "
        "Riskvärde: 12 · Hanteras i: Internkontrollplan, förut egenkontroll · Avdelning: 1 Boende"
    ) in page.captions
    assert {"Befintliga åtgärder: Jour", "Nya åtgärder: Fler timmar"} <= set(page.words)
    history = page.tables["risk-history"]
    assert history.names == ["2026", "2025"]
    assert history.texts("score") == ["12", "6"]
    assert history.texts("where") == ["Fil", "Fil"]


def test_what_is_assessed_is_kept_for_the_month_and_told(open_page: Open, desk: Desk) -> None:
    page = chosen(open_page("risks", desk=desk), OUTAGE)
    assert box_of(page, "Sannolikhet").value == 2
    page = saved(page, OUTAGE, 4, 4, "Två avbrott i rad.")
    assert page.good_news[0].startswith("Bedömningen per ")
    table = page.tables["risks"]
    assert table.names == ["Avbrott", "Natten står tom", "Jäv"]
    assert table.text("Avbrott", "change") == "Upp från 8, 2026"
    page = chosen(page, OUTAGE)
    assert page.good_news == []
    assert "Två avbrott i rad." in page.words
    assert page.tables["risk-history"].texts("where") == ["Sidan", "Fil", "Fil"]


def test_an_identity_number_is_refused_and_nothing_kept(open_page: Open) -> None:
    number = next(iter(spellings(PERSON).values()))
    page = saved(chosen(open_page("risks", "risks"), NIGHT), NIGHT, 2, 2, number)
    assert page.warnings[0].startswith("Texten innehåller ett personnummer")
    assert page.good_news == []
    assert page.tables["risks"].text("Natten står tom", "score") == "12"


def test_a_manager_is_asked_of_their_own_alone(open_page: Open) -> None:
    page = open_page("risks", "risks", viewer=MANAGER)
    assert page.tables["risks"].names == ["Natten står tom", "Avbrott", "Jäv"]
    assert "Spara bedömningen" in chosen(page, NIGHT).buttons
    assert "Spara bedömningen" not in chosen(page, OUTAGE).buttons


def test_a_board_member_reads_and_is_not_asked(open_page: Open) -> None:
    page = chosen(open_page("risks", "risks", viewer=MEMBER), NIGHT)
    assert page.tables["risk-history"].names == ["2026", "2025"]
    assert "Spara bedömningen" not in page.buttons


def test_a_figure_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("risks", "risks")
    page.at.session_state["lagesbild-receipt"] = (NIGHT, "score")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-control-risks"]
    assert files.names == ["risker_2025.csv", "risker_2026.csv"]
    assert any("queries/control/risks.sql" in words for words in receipt.words)
