"""Stickprov: drawing one, seeing it again, its working paper, and a ground that has changed."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from lagesbild import sampling
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.samples import Filter, Listed, Method, Wish
from lagesbild.table_files import CSV
from lagesbild.ui import downloads, sample_paper
from tests.loading import BOARD, Desk
from tests.pages.conftest import LEDGER, Open
from tests.pages.seen import Seen, plain, run
from tests.pages.test_variance import MANAGER

MONTHS = Filter(202601, 202602)
LIST = Listed(
    "lista.csv", ("Faktura", "Belopp"), (2, 3), ("|2|x", "|3|y"), (500, 700),
    (("F1", "5"), ("F2", "7")), "", "Belopp",
)  # fmt: skip


def draw(desk: Desk, wish: Wish, source: Filter | Listed = MONTHS) -> str:
    with desk.store.change(desk.person) as change:
        return str(sampling.draw(change, BOARD, source, wish, "Attest", "frö"))


def press(page: Seen, label: str) -> Seen:
    [button] = [one for one in page.at.button if one.label == label]
    button.click()
    return run(page.at)


def test_one_is_drawn_and_looked_at(open_page: Open, own_desk: Desk) -> None:
    page = open_page("sampling", desk=own_desk)
    assert page.hints == ["Inget stickprov är draget för Motala, Socialnämnden ännu."]
    assert "**9 verifikationsrader att dra ur, summa −44 540 000,00 kr.**" in page.words
    [search] = [one for one in page.at.text_input if one.label == "Text i raden"]
    search.set_value("avgifter")
    [purpose] = [one for one in page.at.text_input if one.label == "Vad som granskas"]
    purpose.set_value("Avgifter")
    page = run(page.at)
    assert "**2 verifikationsrader att dra ur, summa 4 500 000,00 kr.**" in page.words
    page = press(page, "Dra stickprov")
    assert page.at.query_params["stickprov"] in ("1", ["1"])
    assert page.words[0] == (
        "**Stickprov 1, Avgifter: alla 2 rader är med: 15 begärdes, och fler än så finns inte.**"
    )
    assert page.good_news[0].startswith("Samma rader som då")
    table = page.tables["sample-1"]
    assert sorted(table.names) == ["I11", "I12"]
    assert table.text("I12", "amount") == "2 500 000,00"
    assert table.text("I12", "description") == "Avgifter"
    assert page.tables["samples"].names == ["Stickprov 1, Avgifter"]
    assert any(words.startswith("**Frö:** ") for words in page.words)
    page.at.session_state["lagesbild-receipt"] = ("1", "amount")
    receipt = run(page.at)
    assert receipt.tables["receipt-loads-control-sampled_rows"].names == ["huvudbok_2026.csv"]
    assert any("queries/control/sampled_rows.sql" in words for words in receipt.words)


def test_a_share_is_drawn_by_strata_of_what_is_chosen(open_page: Open, own_desk: Desk) -> None:
    """Forty per cent of the four rows of department 1 that are at least 6 000 000 is two of three,
    rounded up: 10, 11 and 7 million.
    """
    page = open_page("sampling", desk=own_desk)
    page.at.button_group(key="sample-method-motala").set_value(Method.STRATIFIED)
    page.at.button_group(key="sample-way-motala").set_value("Andel av raderna")
    page.at.selectbox(key="sample-department-motala").set_value("1")
    page.at.text_input(key="sample-least-motala").set_value("6 000 000")
    page = run(page.at)
    assert "**3 verifikationsrader att dra ur, summa −28 000 000,00 kr.**" in page.words
    page.at.text_input(key="sample-percent-motala").set_value("40")
    page.at.selectbox(key="sample-strata-motala").set_value(2)
    page = press(run(page.at), "Dra stickprov")
    [sample] = sampling.samples(own_desk.store.reader(own_desk.person), BOARD)
    assert (sample.asked_percent, sample.asked_rows, sample.strata) == (Decimal(40), 2, 2)
    assert (sample.department, sample.at_least) == ("1", Decimal(6_000_000))
    assert page.tables["sample-1"].texts("stratum") == ["1", "2"]


def test_a_number_that_is_none_is_told_and_nothing_can_be_drawn(open_page: Open) -> None:
    page = open_page("sampling")
    page.at.text_input(key="sample-rows-motala").set_value("tolv")
    page = run(page.at)
    assert page.errors == ["Skriv ett helt antal rader, från 1 till 5000."]
    [button] = [one for one in page.at.button if one.label == "Dra stickprov"]
    assert button.disabled


@pytest.mark.parametrize("method", Method)
def test_a_changed_ground_is_said_and_what_was_drawn_is_shown(
    method: Method, open_page: Open, own_desk: Desk
) -> None:
    number = draw(own_desk, Wish(method, rows=4))
    before = open_page("sampling", desk=own_desk, stickprov=number)
    assert before.good_news[0].startswith("Samma rader som då")
    drawn = before.tables[f"sample-{number}"]
    own_desk.loaded("rattad.csv", LEDGER.replace("7000000,00", "7000001,00"))
    after = open_page("sampling", desk=own_desk, stickprov=number)
    assert after.good_news == []
    [warning] = after.warnings
    assert "Underlaget har ändrats sedan" in warning
    assert "nu 9 rader med summan −44 540 001,00 kr. Raderna nedan är de som drogs då." in warning
    table = after.tables[f"sample-{number}"]
    assert (table.names, table.texts("amount")) == (drawn.names, drawn.texts("amount"))
    assert set(table.texts("counts")) == {"Nej"}
    assert "counts" not in [column["key"] for column in drawn.columns]


def test_undone_and_loaded_again_it_is_the_same(open_page: Open, own_desk: Desk) -> None:
    number = draw(own_desk, Wish(Method.MONETARY, rows=4))
    other = own_desk.loaded("rattad.csv", LEDGER.replace("7000000,00", "7000001,00"))
    own_desk.undo(other)
    page = open_page("sampling", desk=own_desk, stickprov=number)
    assert page.good_news[0].startswith("Samma rader som då")


def test_a_manager_is_counted_their_own_rows_and_sees_no_others_sample(
    open_page: Open, own_desk: Desk
) -> None:
    number = draw(own_desk, Wish(Method.RANDOM, rows=4))
    page = open_page("sampling", desk=own_desk, viewer=MANAGER, stickprov=number)
    assert "**4 verifikationsrader att dra ur, summa −33 000 000,00 kr.**" in page.words
    assert page.tables == {}


def test_without_a_ledger_a_list_may_be_drawn_from(open_page: Open) -> None:
    page = open_page("sampling", "empty")
    assert "Dra stickprov" not in page.buttons
    assert page.hints[-1].startswith("Det finns ingen huvudbok att dra ur ännu.")


def test_of_a_list_the_rows_are_shown_when_it_is_at_hand(open_page: Open, own_desk: Desk) -> None:
    number = draw(own_desk, Wish(Method.STRATIFIED, rows=2, strata=2), LIST)
    page = open_page("sampling", desk=own_desk, stickprov=number)
    assert page.good_news == []
    assert page.tables["sample-1"].headers == ["Rad i listan", "Nr", "Läst belopp", "Skikt"]
    page.at.session_state["lagesbild-sample-list"] = (1, LIST)
    page = run(page.at)
    assert page.good_news[0].startswith("Samma rader som då")
    table = page.tables["sample-1"]
    assert (table.texts("cell-0"), table.texts("amount")) == (["F1", "F2"], ["5,00", "7,00"])


def test_the_working_paper_has_how_and_rows_and_room_for_results(
    open_page: Open, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []
    offered = downloads.offer_made

    def taken(reader, label, name, make, about, kind=CSV):
        made.append(make())
        offered(reader, label, name, make, about, kind)

    monkeypatch.setattr(downloads, "offer_made", taken)
    number = draw(own_desk, Wish(Method.MONETARY, percent=Decimal(40)))
    page = open_page("sampling", desk=own_desk, stickprov=number)
    how, rows = openpyxl.load_workbook(io.BytesIO(made[-1])).worksheets
    told = {name.value: words.value for name, words in how.iter_rows(min_row=3, max_col=2)}
    assert told["Frö"] == "frö"
    assert plain(told["Begärt"]) == "40 %, avrundat uppåt till 4 rader"
    assert plain(told["Draget ur"]) == "Huvudboken: jan–feb 2026"
    assert len(told["Underlagets fingeravtryck"]) == 64
    header, *lines = rows.iter_rows(values_only=True)
    assert (header[0], header[2], header[-2:]) == (
        "Verifikation",
        "Text",
        ("Resultat", "Kommentar"),
    )
    assert [line[0] for line in lines] == page.tables[f"sample-{number}"].names
    assert {line[-2:] for line in lines} == {(None, None)}
    [asked] = rows.data_validations.dataValidation
    assert asked.formula1 == '"utan anmärkning,anmärkning"'


def test_no_text_of_a_working_paper_is_run_as_a_formula() -> None:
    columns = (Column("a", "=1+1"), Column("b", "Belopp", Kind.COUNT))
    table = FinanceTable("Text", columns, (Row("1", ("=1+1", 5)),), title="=2+2")
    book = openpyxl.load_workbook(io.BytesIO(sample_paper.workbook(table, [("Frö", "@A1")])))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "@"))]
    assert len(risky) == 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
