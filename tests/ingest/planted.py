"""Exports of every kind in every form, with something planted in a cell of one's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml

import openpyxl

from lagesbild.ingest.reading import Kind
from tests.ingest import workbooks

Rows = list[list[str]]

TABLES: Mapping[Kind, Rows] = {
    Kind.LEDGER: [
        ["Period", "Ansvar", "Konto", "Vernr", "Bokföringsdatum", "Text", "Belopp"],
        ["202601", "1101", "5011", "L1", "2026-01-27", "Lön", "1000,50"],
        ["202601", "1102", "4601", "F1", "2026-01-20", "Platser", "500,00"],
    ],
    Kind.BALANCES: [
        ["Period", "Ansvar", "Konto", "Text", "Utfall"],
        ["202601", "1101", "5011", "Lön", "1000,50"],
        ["202601", "1102", "4601", "Vård", "500,00"],
    ],
    Kind.BUDGET: [
        ["Ansvar", "Konto", "Text", "Budget 2026"],
        ["1101", "5011", "Lön", "120000,50"],
        ["1102", "4601", "Vård", "60000,00"],
    ],
    Kind.ADOPTED_FORECAST: [
        ["Period", "Ansvar", "Konto", "Text", "Prognos helår 2026"],
        ["202602", "1101", "5011", "Lön", "125000,50"],
        ["202602", "1102", "4601", "Vård", "66000,00"],
    ],
    Kind.ORGANISATION: [
        ["Kod", "Namn", "Nivå", "Överordnad kod", "Giltig från", "Giltig till"],
        ["1", "Boende", "Avdelning", "", "2020-01-01", ""],
        ["11", "Natt", "Enhet", "1", "2020-01-01", ""],
    ],
    Kind.ACCOUNTS: [
        ["Konto", "Benämning", "Kontogrupp", "Giltig från", "Giltig till"],
        ["5011", "Löner", "Personal", "2020-01-01", ""],
        ["4601", "Köpt vård", "Köp av verksamhet", "2020-01-01", ""],
    ],
    Kind.CASES: [
        ["Period", "Klient-id", "Enhet", "Insats", "Från", "Till"],
        ["202601", "K-17", "11", "Boendestöd", "2025-05-01", ""],
        ["202601", "K-18", "11", "Råd", "2025-06-01", "2026-03-31"],
    ],
    Kind("volumes"): [
        ["Period", "Enhet", "Insats", "Vårddygn", "Nettokostnad (kr)"],
        ["202601", "11", "Jourhem", "310", "465000,50"],
        ["202601", "11", "Familjehem", "620", "480000"],
    ],
    Kind("placements"): [
        ["Klient-id", "Enhet", "Insats", "Från", "Till", "Pris (kr)"],
        ["K-17", "11", "Jourhem", "2025-05-01", "", "1900"],
        ["K-18", "11", "Familjehem", "2025-06-01", "2026-03-31", "850"],
    ],
    Kind("case_events"): [
        ["Ärendenyckel", "Enhet", "Slag av ärende", "Anmälan inkom", "Utredning inledd"],
        ["K-17", "11", "Barn och unga", "2025-05-01", "2025-05-09"],
        ["K-18", "11", "Vuxna", "2025-06-01", ""],
    ],
}
"""Of the kinds of record, which are read alike, those that are about people and one that is not."""
TEXTS = ("Text", "Namn", "Benämning", "Insats", "Slag av ärende")


def text_column(kind: Kind) -> int:
    """The place of the column with words in a kind's table, from 0."""
    return next(at for at, name in enumerate(TABLES[kind][0]) if name in TEXTS)


def csv(path: Path, rows: Rows, sheet: str) -> Path:
    path.write_text("".join(f"{';'.join(row)}\n" for row in rows), encoding="utf-8")
    return path


def xlsx(path: Path, rows: Rows, sheet: str) -> Path:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append([text or None for text in row])
    book.save(path)
    return path


def xls(path: Path, rows: Rows, sheet: str) -> Path:
    path.write_bytes(workbooks.xls([[text or None for text in row] for row in rows]))
    return path


def xlsb(path: Path, rows: Rows, sheet: str) -> Path:
    return workbooks.xlsb(path, [[text or None for text in row] for row in rows])


def ods(path: Path, rows: Rows, sheet: str) -> Path:
    cells = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    return workbooks.ods(path, cells)


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    said = xml(text)
    return (
        f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'
    )


def html(path: Path, rows: Rows, sheet: str) -> Path:
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows
    )
    path.write_text(f"<html><body><table>{lines}</table></body></html>", encoding="utf-8")
    return path


FORMS: Mapping[str, Callable[[Path, Rows, str], Path]] = {
    "csv": csv, "xlsx": xlsx, "xls": xls, "xlsb": xlsb, "ods": ods, "html": html,
}  # fmt: skip


def with_planted(rows: Sequence[Sequence[str]], row: int, column: int, text: str) -> Rows:
    """The rows with a text in the place of what stood in a cell, counted from 0."""
    changed = [list(each) for each in rows]
    changed[row][column] = text
    return changed


def below_title(rows: Sequence[Sequence[str]], title: str) -> Rows:
    """The rows below a title and an empty line, as reports have it."""
    width = len(rows[0])
    return [[title, *[""] * (width - 1)], [""] * width, *map(list, rows)]


SIE4 = """\
#FLAGGA 0
#PROGRAM "Ekonomisystemet" 1.0
#FORMAT PC8
#GEN 20260131 "{signature}"
#SIETYP 4
#PROSA "{prose}"
#ORGNR {organisation}
#ADRESS "{contact}" "Storgatan 1" "111 11 Orten" ""
#FNAMN "{company}"
#RAR 0 20260101 20261231
#KONTO 5011 "{account}"
#KONTO 1930 "Bank"
#DIM 1 "{dimension}"
#OBJEKT 1 "1101" "{object_name}"
#VER "A" "1" 20260127 "{voucher}" 20260128 "{signed}"
{{
#TRANS 5011 {{"1" "{object}"}} 1000.50 20260127 "{row}"
#RTRANS 5011 {{}} 1.00 20260127 "{removed}"
#TRANS 1930 {{}} -1000.50 20260127 "Bank"
}}
"""
SIE4_ROWS = {
    "signature": 4, "prose": 6, "contact": 8, "company": 9, "account": 11, "dimension": 13,
    "object_name": 14, "voucher": 15, "signed": 15, "object": 17, "row": 17, "removed": 18,
}  # fmt: skip
SIE5 = """\
<Sie xmlns="http://www.sie.se/sie5">
<FileInfo>
<SoftwareProduct name="Ekonomisystemet" version="5.1"/>
<FileCreation time="2026-01-31T09:12:00" by="{signature}"/>
<Company name="{company}"
 organizationId="{organisation}"/>
<FiscalYears><FiscalYear start="2026-01" end="2026-12" primary="true"/></FiscalYears>
<AccountingCurrency currency="SEK"/>
</FileInfo>
<Accounts>
<Account id="5011" name="{account}" type="cost"/>
<Account id="1930" name="Bank" type="asset"/>
</Accounts>
<Dimensions><Dimension id="1" name="{dimension}">
<Object id="1101" name="{object_name}"/>
</Dimension></Dimensions>
<CustomerInvoices id="1" name="Kunder">
<CustomerInvoice id="7" customerId="{customer}"/>
</CustomerInvoices>
<Journal id="A" name="Löpande">
<JournalEntry id="1" journalDate="2026-01-27" text="{voucher}">
<LedgerEntry accountId="5011" amount="1000.50" text="{row}">
<ObjectReference dimId="1" objectId="{object}"/>
</LedgerEntry>
<LedgerEntry accountId="1930" amount="-1000.50" text="Bank"/>
</JournalEntry>
</Journal>
</Sie>
"""
SIE5_ROWS = {
    "signature": 4, "company": 5, "account": 11, "dimension": 14, "object_name": 15,
    "customer": 18, "voucher": 21, "row": 22, "object": 23,
}  # fmt: skip
SOUND = {
    "signature": "AB", "prose": "Januari", "contact": "Ekonomi", "company": "Provkommunen",
    "account": "Lön", "dimension": "Ansvar", "object_name": "Boendet", "voucher": "Lön januari",
    "signed": "AB", "object": "1101", "row": "Lön", "removed": "Lön", "customer": "12",
    "organisation": "212000-1234",
}  # fmt: skip


def sie4(path: Path, **planted: str) -> Path:
    path.write_text(SIE4.format(**{**SOUND, **planted}), encoding="utf-8")
    return path


def sie5(path: Path, **planted: str) -> Path:
    path.write_text(SIE5.format(**{**SOUND, **planted}), encoding="utf-8")
    return path
