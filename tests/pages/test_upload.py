"""Läs in: what is wrong and where, what would change, and that nothing counts unasked."""

from __future__ import annotations

import io

import openpyxl
import pytest

from lagesbild.ingest import corrections
from tests.identities import PERSON
from tests.loading import Desk
from tests.pages.conftest import BUDGET, LEDGER, Open
from tests.pages.seen import Seen, run

HEADER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
MARCH = (
    f"{HEADER}202603;1101;5011;L14;2026-03-27;Lön;12000000,50\n"
    "202603;7777;5011;L14;2026-03-27;Lön;1000,00\n"
)
BROKEN = (
    f"{HEADER}202603;1101;5011;L14;2026-03-27;Lön;tolv\n"
    "202614;1101;5011;L14;2026-03-27;Lön;1000,00\n"
)
WITHOUT_HEADER = "".join(MARCH.splitlines(keepends=True)[1:])
MIXED_UNITS = (
    "Ansvar;Konto;Budget 2027 (mnkr)\n1101;5011;130000\n1102;4601;62000\n2101;5011;72000\n"
)


def given(open_page: Open, desk: Desk, name: str, content: str) -> Seen:
    """The page after someone has chosen a file."""
    page = open_page("upload", desk=desk)
    page.at.file_uploader(key="upload").set_value((name, content.encode(), "text/csv"))
    return run(page.at)


def pressed(page: Seen, label: str) -> Seen:
    [button] = [one for one in page.at.button if one.label == label]
    button.click()
    return run(page.at)


def states(desk: Desk) -> dict[str, str]:
    """How each load stands, by its file."""
    return {row["file_name"]: row["state"] for row in desk.asked("loads/history", board="motala")}


def test_an_empty_board_is_told_where_to_begin(open_page: Open) -> None:
    page = open_page("upload", "empty")
    assert page.hints[0].startswith("Dra hit en fil eller välj den.")
    assert page.captions == [
        "Börja gärna med organisation och kontoplan, så får beloppen sin plats direkt."
    ]


def test_a_board_with_figures_is_told_what_came_last(open_page: Open) -> None:
    assert open_page("upload").captions[0].startswith("Senast inläst: prognos.csv, ")


def test_the_plan_says_rows_sums_and_codes_that_no_plan_knows(
    open_page: Open, own_desk: Desk
) -> None:
    page = given(open_page, own_desk, "mars.csv", MARCH)
    assert page.words[1] == (
        "**2 rader kan läsas in från mars.csv.** "
        "1 kod saknas i kodplanen och räknas som Ej kopplat: 7777."
    )
    periods = page.tables["plan-periods"]
    assert periods.texts("period") == ["mars 2026"]
    assert periods.texts("amount") == ["12 001 001"]  # 12 000 000,50 + 1 000,00
    assert periods.texts("previous") == ["–"]
    assert page.tables["plan-missing"].names == ["7777"]
    assert page.tables["plan-classes"].names == ["5 Personal"]


def test_nothing_counts_before_it_is_asked_to(open_page: Open, own_desk: Desk) -> None:
    before = own_desk.actual()
    page = given(open_page, own_desk, "mars.csv", MARCH)
    assert own_desk.actual() == before
    assert states(own_desk)["mars.csv"] == "trial"
    page = pressed(page, "Läs in")
    assert page.good_news[0].startswith("mars.csv är inläst som inläsning 7.")
    assert own_desk.actual() == {**before, 202603: -12_001_000_50 / 100}


def test_after_loading_one_is_led_to_the_month_that_came(open_page: Open, own_desk: Desk) -> None:
    page = pressed(given(open_page, own_desk, "mars.csv", MARCH), "Läs in")
    assert "Se mars 2026 på Ekonomi" in page.buttons


def test_a_file_that_is_taken_away_leaves_nothing_behind(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "mars.csv", MARCH)
    page.at.file_uploader(key="upload").set_value(None)
    run(page.at)
    assert states(own_desk)["mars.csv"] == "discarded"


def test_a_file_in_the_place_of_another_takes_its_trial_away(
    open_page: Open, own_desk: Desk
) -> None:
    page = given(open_page, own_desk, "mars.csv", MARCH)
    page.at.file_uploader(key="upload").set_value(
        ("rättad.csv", MARCH.replace("1000,00", "2000,00").encode(), "text/csv")
    )
    run(page.at)
    assert states(own_desk)["mars.csv"] == "discarded"
    assert states(own_desk)["rättad.csv"] == "trial"


def test_what_is_wrong_has_the_address_of_its_cell(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "fel.csv", BROKEN)
    assert page.errors == ["Filen kan inte läsas in förrän det här är rättat. Ingenting är sparat."]
    assert page.tables["problems"].title == "2 saker att rätta"
    assert page.tables["problems"].names == ["G2", "A3"]
    assert page.tables["problems"].text("G2", "message").startswith("Beloppet ”tolv” går inte")
    assert "Läs in" not in page.buttons
    assert "fel.csv" not in states(own_desk)


def mended(page: Seen, *cells: tuple[int, str, str]) -> Seen:
    """Give back the rows that were taken home, with cells of (row of the file, header) mended."""
    current = page.at.session_state["lagesbild-attempt"]
    book = openpyxl.load_workbook(
        io.BytesIO(
            corrections.workbook(current.file, current.prepared.reading, current.plan.problems)
        )
    )
    headers = [cell.value for cell in book.active[1]]
    rows = {
        row[headers.index("Rad i filen")].value: row for row in book.active.iter_rows(min_row=2)
    }
    for number, header, value in cells:
        rows[number][headers.index(header)].value = value
    content = io.BytesIO()
    book.save(content)
    [_, uploader] = page.at.file_uploader
    uploader.set_value(("rättade.xlsx", content.getvalue(), "application/octet-stream"))
    return run(page.at)


def test_mended_rows_make_the_file_whole(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "fel.csv", BROKEN)
    page = mended(page, (2, "Belopp", "12,50"), (3, "Period", "202603"))
    assert page.errors == []
    assert page.tables["plan-periods"].texts("rows") == ["2"]
    pressed(page, "Läs in")
    assert own_desk.actual()[202603] == -1012.50


def test_rows_that_are_mended_in_part_still_say_what_is_wrong(
    open_page: Open, own_desk: Desk
) -> None:
    page = mended(given(open_page, own_desk, "fel.csv", BROKEN), (2, "Belopp", "12,50"))
    assert page.tables["problems"].names == ["A3"]
    assert page.warnings == ["Raderna är insatta, men det som står ovan är fortfarande fel."]


def test_a_plan_that_is_no_longer_true_is_made_anew(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "mars.csv", MARCH)
    own_desk.loaded("mars-av-annan.csv", MARCH.replace("1000,00", "3000,00"))
    page = pressed(page, "Läs in")
    assert page.warnings[0].startswith("Planen stämmer inte längre: ")
    # 12 000 000,50 + 1 000,00 in place of 12 000 000,50 + 3 000,00.
    assert page.tables["plan-periods"].texts("difference") == ["−2 000"]
    assert pressed(page, "Läs in").good_news[0].startswith("mars.csv är inläst som inläsning")


def test_a_workbook_of_something_else_is_refused_in_words(open_page: Open, own_desk: Desk) -> None:
    page = mended(given(open_page, own_desk, "fel.csv", BROKEN), (2, "Rad i filen", "kanske"))
    assert page.errors[-1].startswith("Filen lästes inte in. Kolumnen Rad i filen ska ha")


def test_mended_rows_with_a_person_s_number_are_refused_by_address(
    open_page: Open, own_desk: Desk
) -> None:
    page = given(open_page, own_desk, "fel.csv", BROKEN)
    page = mended(page, (2, "Text", f"Barn {PERSON}"), (3, "Period", "202603"))
    assert page.errors[-1].startswith("Filen lästes inte in. Filen innehåller personnummer")
    assert PERSON not in str(page.errors) + str(page.tables)
    assert "fel.csv" not in states(own_desk)


def test_a_profile_is_not_named_after_a_person(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "mars.csv", MARCH)
    page.at.text_input(key="profile-name").set_value(f"Barn {PERSON}")
    page = run(page.at)
    assert page.warnings[-1].startswith("Profilens namn innehåller ett personnummer")
    assert "Spara profilen" not in page.buttons
    assert not own_desk.settings.profiles.exists()


def test_the_same_file_twice_changes_nothing(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "huvudbok_2026.csv", LEDGER)
    assert page.good_news == [
        "Filen är redan inläst som inläsning 5 och allt i den gäller. Ingenting behöver göras."
    ]
    assert "Läs in" not in page.buttons


def test_a_new_file_of_a_month_says_what_it_replaces(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "igen.csv", LEDGER.replace("7000000,00", "7000100,00"))
    # Both months are in the file; only February differs, by 100.
    assert page.words[1].startswith(
        "**9 rader kan läsas in från igen.csv.** 2 perioder ersätts; summan ändras 100,00 kr."
    )
    assert page.tables["plan-periods"].texts("difference") == ["0", "100"]
    assert page.tables["plan-periods"].texts("load") == ["nr 5", "nr 5"]


def test_a_unit_that_cannot_be_right_is_asked_about(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "budget.csv", MIXED_UNITS)
    assert page.warnings == ["Filen kan inte provläsas förrän det här är besvarat."]
    [question] = page.at.radio
    assert "mnkr" in question.label
    assert [option.split(":")[0] for option in question.options] == ["kr", "tkr", "mnkr"]
    question.set_value(question.options[1].split(":")[0])
    page = pressed(page, "Svara")
    # 130 000 + 62 000 + 72 000 tkr; the year is one line, though it covers twelve months.
    assert page.tables["plan-periods"].texts("period") == ["jan–dec 2027"]
    assert page.tables["plan-periods"].texts("amount") == ["264 000 000"]


def test_a_file_without_headers_is_asked_about_with_its_first_rows_in_sight(
    open_page: Open, own_desk: Desk
) -> None:
    page = given(open_page, own_desk, "utan.csv", WITHOUT_HEADER)
    assert page.warnings == ["Filen kan inte provläsas förrän det här är besvarat."]
    first = page.tables["first-rows-0"]
    assert first.headers == ["Rad", "A", "B", "C", "D", "E", "F", "G"]
    assert first.text("1", "G") == "12000000,50"


def test_every_guess_has_a_swedish_name_and_a_reason(open_page: Open, own_desk: Desk) -> None:
    evidence = given(open_page, own_desk, "mars.csv", MARCH).tables["evidence"]
    assert {"Teckenkodning", "Skiljetecken", "Rubrikrad", "Enhet", "Tecken"} <= set(evidence.names)
    assert all(evidence.texts("because"))


def test_a_file_that_is_no_export_is_refused_in_words(open_page: Open, own_desk: Desk) -> None:
    page = given(open_page, own_desk, "brev.pdf", "%PDF-1.7 hej")
    assert page.errors[0].startswith("Filen lästes inte in. ")
    assert states(own_desk).keys() == {
        "organisation.csv", "kontoplan.csv", "budget.csv",
        "huvudbok_2025.csv", "huvudbok_2026.csv", "prognos.csv",
    }  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), [(BUDGET, "Budget"), (MARCH, "Huvudbok (verifikat")])
def test_the_content_decides_what_a_file_is(
    open_page: Open, own_desk: Desk, content: str, kind: str
) -> None:
    content = content.replace("120000000", "120000001")
    page = given(open_page, own_desk, "namnlös.txt", content)
    assert page.tables["plan-periods"].names[0].startswith(kind)


def test_a_file_without_headers_is_read_when_its_columns_have_been_named(
    open_page: Open, own_desk: Desk
) -> None:
    page = given(open_page, own_desk, "utan.csv", WITHOUT_HEADER)
    page.at.radio[0].set_value("0")
    page = pressed(page, "Svara")
    for letter, meaning in zip(
        "ABCDEFG",
        ("period", "cost_centre", "account", "voucher", "booked_on", "description", "amount"),
        strict=True,
    ):
        column = next(one for one in page.at.selectbox if one.label.startswith(f"{letter}:"))
        column.set_value(meaning)
    page = pressed(page, "Läs kolumnerna så här")
    for question in page.at.radio:
        question.set_value("ledger")
    if page.at.radio:
        page = pressed(page, "Svara")
    assert page.tables["plan-periods"].texts("amount") == ["12 001 001"]
    pressed(page, "Läs in")
    assert own_desk.asked("loads/history", board="motala")[0]["state"] == "live"
