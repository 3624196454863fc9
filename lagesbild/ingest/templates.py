"""Workbooks to fill in, one for each kind of record: headers, what they mean, words to choose.

A filled one is read like any other list: its headers are the labels of the kind's fields.
"""

from __future__ import annotations

import io

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lagesbild import spreadsheets
from lagesbild.ingest.records import GUIDE_SHEET, Form, RecordField, RecordKind

LIST_SHEET = "Lista"
LAST_ROW = 5_000
"""So many rows have words to choose and values to keep to."""
_WIDTH, _WIDE = 18, 70
_UNIT = "kr"
_SAID = {
    Form.CODE: "Kod eller namn",
    Form.WORDS: "Text",
    Form.ONE_OF: "Välj i listan",
    Form.PERIOD: "ÅÅÅÅMM eller ÅÅÅÅ",
    Form.MONTH: "ÅÅÅÅMM",
    Form.YEAR: "ÅÅÅÅ",
    Form.DAY: "ÅÅÅÅ-MM-DD",
    Form.PERSON: "Klientnummer",
    Form.AMOUNT: "Belopp i kronor",
    Form.NUMBER: "Tal, noll eller större",
    Form.COUNT: "Heltal, noll eller större",
    Form.RANGE: "Belopp eller spann, med enhet",
    Form.SHARE: "Procent, 0 till 100",
    Form.LEVEL: "Tal",
    Form.TARGET: "Tal, spann eller ord",
    Form.VOLUME: "Antal eller procent",
    Form.OCCASIONS: "Hur ofta, med månader",
    Form.SPAN: "Veckor, månader eller datum",
}


def file_name(kind: RecordKind) -> str:
    """What the workbook of a kind is called."""
    return f"mall-{kind.name.replace('_', '-')}.xlsx"


def template(kind: RecordKind) -> bytes:
    """A workbook with an empty list of a kind, and a sheet that says how it is filled in."""
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(LIST_SHEET)
        page.freeze_panes(1, 0)
        for place, each in enumerate(kind.fields):
            page.write_string(0, place, header(each), bold)
            page.set_column(place, place, max(_WIDTH, len(header(each)) + 2))
            _keep_to(page, place, each)
        _guide(book.add_worksheet(GUIDE_SHEET), kind, bold, wrapped)
    return content.getvalue()


def header(field: RecordField) -> str:
    """What a column is called, with its unit where it has amounts."""
    return f"{field.label} ({_UNIT})" if field.form is Form.AMOUNT else field.label


def _keep_to(page: Worksheet, place: int, field: RecordField) -> None:
    """What may be written in a column, and what is said beside a cell that is chosen."""
    said = {"input_title": field.label[:32], "input_message": field.explanation[:255]}
    rule: dict[str, object] = {"validate": "any"}
    if field.form is Form.ONE_OF:
        rule = {"validate": "list", "source": [words[0] for words in field.choices.values()]}
    elif field.form is Form.COUNT:
        rule = {"validate": "integer", "criteria": ">=", "value": 0}
    elif field.form is Form.NUMBER:
        rule = {"validate": "decimal", "criteria": ">=", "value": 0}
    page.data_validation(
        1,
        place,
        LAST_ROW,
        place,
        {
            **rule,
            **said,
            "error_title": field.label[:32],
            "error_message": f"{_SAID[field.form]}. {field.explanation}"[:255],
        },
    )


def _guide(page: Worksheet, kind: RecordKind, bold: Format, wrapped: Format) -> None:
    for place, words in enumerate(("Kolumn", "Måste fyllas i", "Vad som skrivs", "Förklaring")):
        page.write_string(0, place, words, bold)
    for row, each in enumerate(kind.fields, 1):
        choices = ", ".join(words[0] for words in each.choices.values())
        page.write_string(row, 0, header(each), wrapped)
        page.write_string(row, 1, "Ja" if each.required else "Nej", wrapped)
        page.write_string(row, 2, choices.capitalize() or _SAID[each.form], wrapped)
        page.write_string(row, 3, each.explanation, wrapped)
    page.set_column(0, 2, _WIDTH + 8)
    page.set_column(3, 3, _WIDE)
