"""Prioritering: what fits in the frame, what would move that, and frames and weights tried."""

from __future__ import annotations

from tests.pages.conftest import Open
from tests.pages.seen import plain, run
from tests.pages.test_variance import MEMBER


def test_without_proposals_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("priorities")
    assert page.hints[0].startswith(
        "Det finns inga förslag till budget för Motala, Socialnämnden ännu."
    )
    assert [button.proto.label for button in page.at.get("download_button")] == [
        "Hämta mall för förslag"
    ]
    assert not open_page("priorities", viewer=MEMBER).at.get("download_button")


def test_the_coming_budget_is_ranked_against_the_frame_of_the_address(open_page: Open) -> None:
    page = open_page("priorities", "proposals", viewer=MEMBER, ram="700000")
    assert page.words[0] == (
        "**Två av tre förslag ryms i ramen 0,7 mnkr. Skillnaden är liten: en enda bedömning "
        "flyttar gränsen för två.**"
    )
    assert page.at.text_input[0].value == "700"
    table = page.tables["priorities"]
    line = (
        "Här tar ramen 700 tkr slut: det fattas 250 tkr för nästa förslag, och det som följer "
        "räknas inte in"
    )
    assert [plain(name) for name in table.names] == ["Natt", "Dag", line, "Kurs"]
    assert table.texts("points")[:2] == ["10", "9"]
    assert table.texts("accumulated") == ["400", "700", "", "950"]
    assert table.texts("inside") == ["Ryms", "Ryms", "", "Ryms inte"]
    assert table.text("Natt", "left") == "300"
    assert table.text("Kurs", "cost_effectiveness") == "Måttlig"
    assert table.text("Natt", "perspective") == "Individ"
    assert table.text("Dag", "department") == "–"
    assert page.words[-2:] == [
        "- Dag faller utanför (plats 2 blir 3) om svårighetsgraden bedöms som måttlig i stället "
        "för stor, nyttan bedöms som måttlig i stället för stor eller kostnadseffektiviteten "
        "bedöms som måttlig i stället för hög. Då ryms Kurs i stället.",
        "- Kurs ryms (plats 3 blir 2) om svårighetsgraden bedöms som mycket stor i stället för "
        "stor, nyttan bedöms som mycket stor i stället för stor eller kostnadseffektiviteten "
        "bedöms som hög i stället för måttlig. Då faller Dag utanför.",
    ]
    steps = page.tables["priority-steps"]
    assert steps.title == "6 av 17 prövade steg ändrar vilka förslag som ryms"
    assert len(steps.names) == 17


def test_weights_in_the_address_change_the_order_and_a_figure_opens_its_file(
    open_page: Open,
) -> None:
    heavy = {"vikt-svarighet": "0", "vikt-nytta": "0", "vikt-effektivitet": "3"}
    page = open_page("priorities", "proposals", ram="700000", **heavy)
    table = page.tables["priorities"]
    assert [name for name in table.names if len(name) < 6] == ["Dag", "Natt", "Kurs"]
    assert [table.text(name, "points") for name in ("Dag", "Natt", "Kurs")] == ["9", "9", "6"]
    assert "svårighetsgrad väger 0, nytta 0 och kostnadseffektivitet 3" in table.note
    page.at.session_state["lagesbild-receipt"] = ("proposal:Dag", "cost")
    receipt = run(page.at)
    assert receipt.tables["receipt-loads-planning-priority_ranking"].names == ["forslag.csv"]


def test_what_an_address_says_wrong_is_the_boards_own(open_page: Open) -> None:
    wrong = {"ram": "-5", "vikt-nytta": "NaN", "budgetar": "1999"}
    page = open_page("priorities", "proposals", **wrong)
    assert page.words[0] == "**Alla tre förslag ryms i ramen 5,0 mnkr, och 4,1 mnkr blir över.**"
    assert page.tables["priorities"].names == ["Natt", "Dag", "Kurs"]
    page = open_page("priorities", "proposals", budgetar="2026")
    assert page.tables["priorities"].names == ["Städ"]
    page.at.text_input[0].set_value("mycket")
    page = run(page.at)
    assert page.errors == ["Ram: ”mycket” går inte att läsa som ett belopp. Skriv bara siffror."]
    page.at.text_input[0].set_value("60")
    page = run(page.at)
    assert page.words[0].startswith("**Inget av ett förslag ryms i ramen 0,1 mnkr.")
    assert page.at.query_params["ram"] == "60000"
