"""Odd files from elsewhere through the command: each does what the list beside them asks for.

`index.csv` says in words what a file represents and what a good importer does with it. Here that
is said once more for each file, as the status, the words of the answer and the values stored.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lagesbild.ingest.reading import Basis, Field, Kind
from lagesbild.ingest.recognise import Given
from tests.ingest.desks import EXPORTS, desk_in
from tests.loading import BOARD, Desk

FOLDER = EXPORTS / "odd"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the shared exports are not here")

NO_HEADER = "Tabellen har ingen rubrikrad som går att känna igen, så det framgår inte vilken kolumn"
NOT_KNOWN = "Tabellen känns inte igen. Rubrikerna är "


@dataclass(frozen=True)
class Held:
    """What a file is held to when nothing is said about it."""

    said: str
    warned: str = ""
    evidence: dict[str, str] = field(default_factory=dict)
    status: str = "refused"
    rows: int = 0
    sum: str = "0.00"


HELD = {
    # The header is row 9; what stands above it is told.
    "cal_header-row.xlsx": Held(
        f"{NOT_KNOWN}”Columns”, ”Column A”, ”Column B” och ”Column C”. Vad innehåller den?",
        evidence={"header": "rad 9", "preamble": "Note 1"},
    ),
    # The table begins in B4.
    "cal_temperature-in-middle.xlsx": Held(
        f"{NOT_KNOWN}”label” och ”value”", evidence={"header": "rad 4"}
    ),
    "cal_no-header.xlsx": Held(NO_HEADER),
    "cal_merged_range.xlsx": Held(
        f"Bladet Sheet1: {NOT_KNOWN}”A1”, ”B1”, ”C1”, ”E1”, ”F1”, ”G1” och ”H1”"
    ),
    "cal_any_sheets.xlsx": Held(NO_HEADER, warned="Bladen Hidden och VeryHidden är dolda i filen"),
    "cal_any_sheets.ods": Held(NO_HEADER, warned="Bladen Hidden och VeryHidden är dolda i filen"),
    "cal_errors.xlsx": Held(
        NO_HEADER,
        warned="7 celler har felvärden (#DIV/0!, #N/A, #NAME?, #NULL!, #NUM!, #REF! och #VALUE!), "
        "den första i Feuil1!A1. Felvärden kan inte läsas som belopp.",
    ),
    "cal_date_1904.xlsx": Held(NO_HEADER, evidence={"dates": "1904"}),
    "cal_date_iso.xlsx": Held(f"{NOT_KNOWN}”2021-01-01”"),
    "cal_empty_sheet.xlsx": Held("Filen cal_empty_sheet.xlsx har inga rader."),
    "cal_pass_protected.xlsx": Held("är skyddad med lösenord och går inte att läsa. Öppna den i E"),
    "cal_too_small.xls": Held("är skadad och går inte att läsa. Exportera den på nytt"),
    "cal_strict_iso_paths.xlsx": Held(f"{NOT_KNOWN}”Item”, ”Thickness”, "),
    "cal_biff5_write.xls": Held(f"{NOT_KNOWN}”SANT”, ”FALSKT” och ”sheetjs”"),
    "sjs_ErrorTypes.xlsx": Held(
        f"{NOT_KNOWN}”Error”, ", warned="20 celler har felvärden (#DIV/0!, #N/A, "
    ),
    "sjs_text_and_numbers.xlsx": Held(f"Bladet Sheet1: {NOT_KNOWN}”English”, ”Hello” och ”World”"),
    "sjs_excel_saved_as_html.xls": Held(
        NO_HEADER,
        warned="Filen heter .xls men är en webbtabell",
        evidence={"form": "webbtabell (HTML)"},
    ),
    # Three rows of headings, joined with " - ".
    "fr_multiline-headers.xlsx": Held(
        "”Cumulative impact of changes on cost of food basket - from previous quarter”"
    ),
    "tl_bad_dimensions.xlsx": Held(f"{NOT_KNOWN}”PN”, ”Qty” och ”Price”"),
    "ck_test_skip_lines.xlsx": Held(f"{NOT_KNOWN}”text”, ”date”, ", evidence={"header": "rad 4"}),
    "ck_test_utf16_little.csv": Held(f"{NOT_KNOWN}”a”, ", evidence={"encoding": "UTF-16 LE"}),
    "ck_test_utf16_big.csv": Held(f"{NOT_KNOWN}”a”, ", evidence={"encoding": "UTF-16 BE"}),
    "ck_test_utf8_bom.csv": Held(f"{NOT_KNOWN}”foo”, ", evidence={"encoding": "UTF-8"}),
    "ck_test_latin1.csv": Held(f"{NOT_KNOWN}”a”, ", evidence={"encoding": "Windows-1252"}),
    "ck_bad.csv": Held("Raden har 4 fält men tabellen har 3. Ett fält innehåller troligen komma"),
    "fr_duplicate-headers.csv": Held("Kolumnerna A, C och E heter alla ”id”. Vilken är koden?"),
    "fr_without-rows.csv": Held("Filen har rubriker men inga rader. Ingenting har ändrats."),
    "fr_leading-zeros.csv": Held(f"{NOT_KNOWN}”value”"),
    # 100 + 101 + 102 thousand in each of nine cells of three months; the empty months are none.
    "gen_wide_months_merged_2row_header_formulas_nocache.xlsx": Held(
        "",
        warned="28 formler saknar sparat värde, den första i Uppföljning!AB6.",
        status="loaded",
        rows=9,
        sum="909000.00",
    ),
    "gen_html_report.xls": Held(
        "Perioden står inte i filen. Vilken period gäller den, till exempel 202310? Svara med "
        "--period ÅÅÅÅMM.",
        warned="Filen heter .xls men är en webbtabell",
    ),
    "gen_csv_named.xlsx": Held(
        "", warned="Filen heter .xlsx men är en textfil.", status="loaded", rows=1, sum="1234.50"
    ),
    "gen_inflates_40MB.xlsx": Held("blir 884 gånger större när den packas upp. Gränsen är 200 gå"),
    "gen_swedish_numbers.csv": Held(
        "Det framgår inte om utfallet gäller en månad eller är ackumulerat. Vilket är det?",
        evidence={"header": "rad 4", "decimal": "komma"},
    ),
    "gen_sep_line_bom.csv": Held(
        "Det framgår inte om beloppen är utfall, budget eller prognos. Vad är de? Svara med --kind",
        evidence={"encoding": "UTF-8", "header": "rad 2"},
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


def load(desk: Desk, name: str, *words: str) -> list[dict[str, Any]]:
    answer = desk.command("load", FOLDER / name, *words, "--board", BOARD, "--json")
    assert answer.exit_code == (1 if answer.loads[0]["status"] == "refused" else 0)
    return answer.loads


def stored(desk: Desk, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of the stored amounts, in the order of the file."""
    return desk.store._database._connection.execute(
        f"select {', '.join(columns)} from raw.amounts order by row_number, column_name"
    ).fetchall()


def test_every_file_of_the_list_is_held_to_something() -> None:
    listed = csv.DictReader((FOLDER / "index.csv").read_text("utf-8").splitlines())
    assert {line["file"] for line in listed} == HELD.keys()


@pytest.mark.parametrize("name", HELD)
def test_an_odd_file_is_answered_as_the_list_asks(name: str, desk: Desk) -> None:
    held = HELD[name]
    entry = load(desk, name)[0]
    assert entry["status"] == held.status
    assert held.said in " ".join(problem["message"] for problem in entry["problems"])
    assert any(warning.startswith(held.warned) for warning in entry["warnings"] or [""])
    evidence = {found["what"]: found["value"] for found in entry["evidence"]}
    assert {what: evidence.get(what) for what in held.evidence} == held.evidence
    assert (entry["rows"], entry["sum"]) == (held.rows, held.sum)
    assert (desk.events() == []) is (held.status == "refused")
    assert desk.checks_pass()


def test_ragged_lines_are_named_by_their_numbers(desk: Desk) -> None:
    [entry] = load(desk, "ck_bad.csv")
    assert [problem["row"] for problem in entry["problems"]] == [2, 3]


def test_an_empty_month_leaves_what_was_there(desk: Desk) -> None:
    desk.loaded("mars.csv", "Period;Ansvar;Konto;Utfall\n202603;1101;5021;100,00\n")
    before = desk.actual()
    load(desk, "fr_without-rows.csv")
    assert desk.actual() == before == {202603: -100}


def test_wide_months_become_rows_and_the_sum_row_is_none(desk: Desk) -> None:
    actual, budget = load(desk, "gen_wide_months_merged_2row_header_formulas_nocache.xlsx")
    assert (actual["kind"], actual["periods"]) == ("balances", ["202601", "202602", "202603"])
    assert (budget["kind"], budget["rows"], len(budget["periods"])) == ("budget", 36, 12)
    rows = stored(desk, "row_number", "cost_centre", "account", "period", "amount", "kind")
    assert (6, "7010", "4531", 202601, Decimal(100_000), "balances") in rows
    assert {row[0] for row in rows} == {6, 7, 8}  # row 9 is "Summa"
    assert {row[2] for row in rows} == {"4511", "4531", "5021"}  # "4531 Köp av HVB": code and name
    assert desk.actual() == {202601: -300_000, 202602: -303_000, 202603: -306_000}


def test_a_web_table_is_loaded_when_its_period_is_said(desk: Desk) -> None:
    outcome = desk.load(FOLDER / "gen_html_report.xls", Given(period=202603, basis=Basis.MONTH))
    assert outcome.status == "loaded"
    assert stored(desk, "cost_centre", "account", "period", "amount", "amount_text") == [
        ("7010", "4531", 202603, Decimal("1234.50"), "1\u00a0234,50")
    ]
    [total] = desk.asked("loads/control_totals", board=BOARD, load_id=outcome.load_id)
    assert (total["label"], total["stated"], total["summed"]) == (
        "Summa",
        Decimal("1234.50"),
        Decimal("1234.50"),
    )


def test_a_file_after_a_sep_line_is_loaded_when_its_kind_is_said(desk: Desk) -> None:
    outcome = desk.load(
        FOLDER / "gen_sep_line_bom.csv",
        Given(kind=Kind.BALANCES, basis=Basis.MONTH, period=202603),
    )
    assert outcome.status == "loaded"
    assert stored(desk, "cost_centre", "amount", "row_number") == [("7010", Decimal("1234.50"), 3)]


# What the file writes in each way, by its row when the English ones and the percentage are gone:
# blank, no-break, narrow and full stop between thousands; minus before, after and as parentheses;
# minus zero; "kr" behind. Row 12 is a dash alone: zero, and nothing to store.
SWEDISH = {
    5: "1234.50", 6: "1234.50", 7: "1234.50", 8: "1234.50", 9: "-1234.50", 10: "-1234.50",
    11: "-1234.50", 13: "0.00", 14: "1234.00", 15: "5.00",
}  # fmt: skip


def test_every_swedish_way_of_writing_an_amount_is_read_or_refused(
    desk: Desk, tmp_path: Path
) -> None:
    given = Given(period=202603, basis=Basis.MONTH)
    refused = desk.load(FOLDER / "gen_swedish_numbers.csv", given)
    assert refused.status == "refused"
    assert [(problem.row, problem.column) for problem in refused.problems] == [
        (9, "C"), (9, "D"), (15, "C"),
    ]  # fmt: skip  # 1,234.50 and 2000.00 are English, and 12,5 % is no amount
    text = (FOLDER / "gen_swedish_numbers.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for number, line in enumerate(text, start=1) if number not in (9, 15)]
    (tmp_path / "mended.csv").write_text("".join(kept), "utf-8")
    assert desk.load(tmp_path / "mended.csv", given).status == "loaded"
    booked = [row for row in stored(desk, "kind", "row_number", "amount") if row[0] == "balances"]
    assert {row: str(amount) for _, row, amount in booked} == SWEDISH
    assert stored(desk, "cost_centre")[-1] == ("0701",)


def test_ambiguous_thousands_are_flagged(desk: Desk) -> None:
    """2.000 may be two or two thousand: it is read as most others in the file, and said."""
    [entry] = load(desk, "gen_swedish_numbers.csv")
    assert any("Belopp som ”2.000” läses med komma som decimaltecken" in warning
               for warning in entry["warnings"])  # fmt: skip


def test_codes_keep_their_leading_zeros(desk: Desk) -> None:
    outcome = desk.load(FOLDER / "gen_csv_named.xlsx", Given(basis=Basis.MONTH))
    assert outcome.status == "loaded"
    assert stored(desk, "cost_centre", "account", "activity_code") == [("0702", "4511", "5750")]


def test_of_columns_with_the_same_name_the_chosen_one_is_read(desk: Desk) -> None:
    given = Given(kind=Kind.ACCOUNTS, fields={Field.CODE: "A", Field.NAME: "B"})
    outcome = desk.load(FOLDER / "fr_duplicate-headers.csv", given)
    assert outcome.status == "loaded", outcome.problems
    rows = desk.store._database._connection.execute(
        "select code, name from raw.accounts order by code").fetchall()  # fmt: skip
    assert rows == [("1101", "John"), ("1102", "Julie")]


def test_a_folder_of_odd_files_is_answered_file_by_file(desk: Desk) -> None:
    answer = desk.command("load", FOLDER, "--board", BOARD, "--json", "--dry-run")
    assert answer.exit_code == 1
    names = {entry["file"] for entry in answer.loads}
    assert names == {path.name for path in FOLDER.iterdir()}
    tried = {entry["file"] for entry in answer.loads if entry["status"] == "trial"}
    assert tried == {name for name, held in HELD.items() if held.status == "loaded"}
