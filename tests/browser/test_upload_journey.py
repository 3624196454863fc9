"""From a file with errors to a figure with its receipt, and back: a controller's month."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from lagesbild.numbers import KR, TKR, bare
from tests.browser.conftest import settled
from tests.browser.steps import (
    NEXT,
    amount,
    column_of,
    figure,
    give_file,
    ledger,
    open_at,
    plain,
    read,
    table,
    whole,
)

pytestmark = pytest.mark.browser

BROKEN, CLEAN = NEXT / "huvudbok_202311_med_fel.csv", NEXT / "huvudbok_202311.csv"
UNKNOWN = "2130A"
MENDED = {(13, "BELOPP"): "10475,94", (59, "PERIOD"): "202311"}
NOVEMBER = "november 2023, utfall"


def mended_rows(workbook: Path) -> None:
    """Mend the workbook of refused rows as a person would: in its cells, by row and header."""
    book = openpyxl.load_workbook(workbook)
    sheet = book.active
    headers = [cell.value for cell in sheet[1]]
    rows = {row[headers.index("Rad i filen")].value: row for row in sheet.iter_rows(min_row=2)}
    assert rows.keys() == {row for row, _ in MENDED}
    for (number, header), value in MENDED.items():
        rows[number][headers.index(header)].value = value
    book.save(workbook)


def mended_ledger() -> list[dict[str, str]]:
    """The rows of the broken file as they are once mended. The file's first row is its header."""
    rows = ledger(BROKEN)
    for (number, header), value in MENDED.items():
        rows[number - 2][header] = value
    return rows


def commit(page: Page) -> None:
    page.get_by_role("button", name="Läs in", exact=True).click()
    expect(page.get_by_text("är inläst som inläsning")).to_be_visible()
    settled(page)


def open_load(page: Page, address: str, name: str) -> None:
    open_at(page, address, "loads")
    table(page, "history").get_by_role("button", name=name).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    settled(page)


def test_from_a_file_with_errors_to_the_figure_and_exactly_back(
    own_product: str, page: Page, tmp_path: Path
) -> None:
    open_at(page, own_product, "economy")
    expect(page.get_by_label("Period", exact=True)).to_have_value("okt 2023")
    before = whole(page)

    # Both faults are told with the addresses of their cells, and nothing can be loaded.
    open_at(page, own_product, "upload")
    give_file(page, BROKEN)
    expect(table(page, "problems").locator("tbody th")).to_have_text(["L13", "A59"])
    expect(table(page, "problems")).to_contain_text("Beloppet ”12 kr x” går inte att läsa.")
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_have_count(0)

    # The refused rows are taken home, mended and given back.
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta raderna som Excel").click()
    workbook = tmp_path / download.value.suggested_filename
    download.value.save_as(workbook)
    mended_rows(workbook)
    give_file(page, workbook, place=1)

    # The plan says rows, sums, what is replaced, and the code that no plan knows.
    rows = mended_ledger()
    expect(page.get_by_text("1 145 rader kan läsas in")).to_be_visible()
    assert len(rows) == 1145
    total = sum((amount(row) for row in rows), Decimal(0))
    periods = table(page, "plan-periods")
    assert column_of(periods, 2) == ["november 2023"]
    assert column_of(periods, 4) == [bare(-total, KR).replace("\u00a0", " ")]
    assert column_of(periods, 7) == ["Ingen"]
    expect(table(page, "plan-missing").locator("tbody th")).to_have_text([UNKNOWN])

    # Once it counts, November is there with the sums of the file's own rows.
    commit(page)
    page.get_by_role("button", name="Se november 2023 på Ekonomi").click()
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    expect(page.get_by_label("Period", exact=True)).to_have_value("nov 2023")
    settled(page)
    department = sum(
        (amount(row) for row in rows if row["ANSVAR"][:2] == "21" and row["ANSVAR"] != UNKNOWN),
        Decimal(0),
    )
    [lost] = [row for row in rows if row["ANSVAR"] == UNKNOWN]
    after = {
        "Nettokostnad": tkr(total),
        "21 Barn och unga": tkr(department),
        "Ej kopplat": tkr(amount(lost)),
    }
    assert {row: read(page, row, NOVEMBER) for row in after} == after

    # The receipt names the file, the beginning of its hash, and the cell.
    figure(page, "Ej kopplat", NOVEMBER).click()
    receipt = page.get_by_role("dialog")
    expect(
        receipt.get_by_text(f"Ej kopplat, {NOVEMBER}: {after['Ej kopplat']} tkr")
    ).to_be_visible()
    loads = receipt.locator(".st-key-receipt-loads-actual table")
    expect(loads.locator("tbody th")).to_have_text([BROKEN.name])
    assert column_of(loads, 6) == [hashlib.sha256(BROKEN.read_bytes()).hexdigest()[:12]]
    found = receipt.locator(".st-key-receipt-rows-actual table")
    assert column_of(found, 7) == ["−1 420 913,00"]
    assert column_of(found, 9) == [f"L{rows.index(lost) + 2}"]
    page.keyboard.press("Escape")
    expect(receipt).to_have_count(0)

    # Undone, everything is as it was; done again, November is back.
    open_load(page, own_product, BROKEN.name)
    page.get_by_role("button", name="Ångra inläsningen").click()
    expect(table(page, "history").locator("tbody tr").first).to_contain_text("ångrad")
    open_at(page, own_product, "economy")
    expect(page.get_by_label("Period", exact=True)).to_have_value("okt 2023")
    assert whole(page) == before
    open_load(page, own_product, BROKEN.name)
    page.get_by_role("button", name="Låt inläsningen gälla igen").click()
    expect(table(page, "history").locator("tbody tr").first).to_contain_text("gäller")
    open_at(page, own_product, "economy")
    expect(page.get_by_label("Period", exact=True)).to_have_value("nov 2023")
    assert {row: read(page, row, NOVEMBER) for row in after} == after


def tkr(sek: Decimal) -> str:
    return plain(bare(sek, TKR))


def test_the_mended_file_loads_at_once_and_only_once_and_goes_home_as_excel(
    own_product: str, page: Page, tmp_path: Path
) -> None:
    open_at(page, own_product, "upload")
    give_file(page, with_a_formula(tmp_path))
    commit(page)
    open_at(page, own_product, "upload")
    give_file(page, tmp_path / CLEAN.name)
    expect(page.get_by_text(re.compile("redan inläst som inläsning"))).to_be_visible()
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_have_count(0)

    open_at(page, own_product, "economy")
    book = taken_home(page, tmp_path)
    sheet = book["Tabell"]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Nettokostnad")
    assert plain(bare(Decimal(str(total[2])) * 1000, TKR)) == read(page, "Nettokostnad", NOVEMBER)
    exact = sum((amount(row) for row in ledger(tmp_path / CLEAN.name)), Decimal(0))
    assert round(Decimal(str(total[2])) * 1000, 2) == exact
    facts = {row[0]: row[1] for row in book["Kvitto"].iter_rows(values_only=True)}
    assert facts["Fråga"] == "queries/economy/board_table.sql"
    assert facts["period"] == "202311"

    open_at(page, own_product, "economy", ans="10101", kto="5011")
    expect(page.get_by_text("Dold text").first).to_be_visible()
    page.get_by_role("button", name="Visa dolda texter").click()
    expect(page.get_by_text("=1+1").first).to_be_visible()
    sheet = taken_home(page, tmp_path)["Tabell"]
    formulas = [
        cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")
    ]
    assert [(cell.value, cell.data_type) for cell in formulas] == [("=1+1", "s")]
    assert formulas[0].quotePrefix


def with_a_formula(folder: Path) -> Path:
    """The clean file, but with a text that a spreadsheet would run."""
    text = CLEAN.read_text(encoding="cp1252").replace("Arvoden sammanträden", "=1+1", 1)
    path = folder / CLEAN.name
    path.write_text(text, encoding="cp1252")
    return path


def taken_home(page: Page, folder: Path) -> openpyxl.Workbook:
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som Excel").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return openpyxl.load_workbook(path)


def contradictory(folder: Path, year: int) -> Path:
    """A budget in tkr whose header says mnkr, as a printed one did. Together 1 727 473 tkr."""
    path = folder / f"internbudget_{year}.csv"
    path.write_text(
        f"Ansvar;Konto;Budget {year} (mnkr)\n"
        "21304;4632;548492\n22101;5021;519484\n23101;4511;659497\n",
        encoding="utf-8",
    )
    return path


def test_a_contradictory_unit_is_asked_about_once_and_then_remembered(
    own_product: str, page: Page, tmp_path: Path
) -> None:
    open_at(page, own_product, "upload")
    give_file(page, contradictory(tmp_path, 2024))
    question = page.get_by_test_id("stRadio")
    expect(question).to_contain_text("Budget 2024 (mnkr)")
    expect(question).to_contain_text("tkr: summan blir 1 727,5 mnkr")
    expect(question).to_contain_text("mnkr: summan blir 1 727 473,0 mnkr")
    question.get_by_text("tkr: summan blir 1 727,5 mnkr").click()
    page.get_by_role("button", name="Svara").click()
    expect(page.get_by_text("3 rader kan läsas in")).to_be_visible()
    assert column_of(table(page, "plan-periods"), 4) == ["1 727 473 000"]

    page.get_by_text("Spara hur filen läses till nästa gång").click()
    page.get_by_label("Namn på profilen").fill("internbudget i tkr")
    page.get_by_label("Namn på profilen").press("Enter")
    page.get_by_role("button", name="Spara profilen").click()
    expect(page.get_by_text("Profilen internbudget-i-tkr är sparad.")).to_be_visible()

    open_at(page, own_product, "upload")
    give_file(page, contradictory(tmp_path, 2025))
    expect(page.get_by_text("3 rader kan läsas in")).to_be_visible()
    assert column_of(table(page, "plan-periods"), 2) == ["jan–dec 2025"]
    assert column_of(table(page, "plan-periods"), 4) == ["1 727 473 000"]
