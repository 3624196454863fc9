"""Which rows of a table are its own, which sum others, and which hold no amount by meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import CODE_FIELDS, Field, Kind
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.sample import Cells, body_of, rows_of
from lagesbild.ingest.table import ROW, Table

SMALL = 5_000
"""A table of at most so many rows is looked at row by row."""

_CODES = (*CODE_FIELDS, Field.VOUCHER, Field.CODE)
_FREE_TEXT = (Field.DESCRIPTION, Field.REASON)
_MOSTLY = 0.9


@dataclass(frozen=True)
class Layout:
    """What is known about a table's columns when its rows are told apart.

    `labels` are columns of words that are no field; `amounts` all columns of figures, also those
    that are not stored.
    """

    kind: Kind
    first_row: int
    fields: Mapping[Field, str]
    amounts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    header_names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def codes(self) -> list[str]:
        return [self.fields[code] for code in _CODES if code in self.fields]

    @cached_property
    def free_text(self) -> list[str]:
        return [self.fields[text] for text in _FREE_TEXT if text in self.fields]

    @cached_property
    def few_words(self) -> set[str]:
        """Columns in which the same few codes and names come again and again."""
        many = (*_FREE_TEXT, Field.VOUCHER, Field.PERIOD, Field.BOOKED_ON)
        return {column for field, column in self.fields.items() if field not in many}

    @cached_property
    def label_columns(self) -> list[str]:
        """Every column in which a row may call itself a sum, codes first."""
        fields = [*self.codes, *self.fields.values(), *self.labels]
        return [column for column in dict.fromkeys(fields) if column not in self.amounts]


@dataclass(frozen=True)
class SortedRows:
    """Row numbers, in order. `parts` repeat a share of the row above ("varav …")."""

    totals: tuple[int, ...] = ()
    blanks: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    repeated_headers: tuple[int, ...] = ()
    last_row: int = 0

    @property
    def left_out(self) -> set[int]:
        return {*self.totals, *self.blanks, *self.parts, *self.repeated_headers}


def sort_rows(table: Table, layout: Layout) -> SortedRows:
    """Tell a table's rows apart by their labels and by which of their cells are filled."""
    body = body_of(table, layout.first_row)
    if not body.num_rows:
        return SortedRows(last_row=layout.first_row - 1)
    suspects = body if body.num_rows <= SMALL else body.filter(_suspects(body, layout))
    found: dict[str, list[int]] = {"totals": [], "blanks": [], "parts": [], "repeated_headers": []}
    for number, cells in rows_of(suspects):
        if sort := _sort(cells, layout):
            found[sort].append(number)
    return SortedRows(
        **{sort: tuple(rows) for sort, rows in found.items()}, last_row=body.column(ROW)[-1].as_py()
    )


def _sort(cells: Cells, layout: Layout) -> str | None:
    filled = {column: text.strip() for column, text in cells.items() if text and text.strip()}
    if not filled:
        return "blanks"
    if _repeats_header(filled, layout):
        return "repeated_headers"
    if not (layout.kind.has_amounts or layout.kind.record):
        return None
    can_be_sum = layout.kind.record is None or layout.kind.record.is_summed
    labels = layout.label_columns if can_be_sum else ()
    if any(_calls_itself_total(column, filled, layout) for column in labels):
        return "totals"
    if can_be_sum and _is_part(filled, layout):
        return "parts"
    has_amount = any(column in filled for column in layout.amounts)
    if not has_amount and len(filled) == 1 < len(layout.label_columns):
        return "blanks"  # a heading or a footnote, though it may have a digit
    if layout.kind.record:
        return None
    has_code = any(_is_code(filled.get(column, "")) for column in layout.codes)
    return None if has_amount or has_code else "blanks"


def _is_code(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _repeats_header(filled: Cells, layout: Layout) -> bool:
    names = layout.header_names
    return len(filled) > 1 and all(
        plain(text or "") == plain(names.get(column, "")) for column, text in filled.items()
    )


def _calls_itself_total(column: str, filled: Mapping[str, str], layout: Layout) -> bool:
    """Whether the cell says that its row is a sum.

    Where codes stand, any word for a sum will do; in a name it must be the word itself when the
    row has a code; a voucher's text may say anything.
    """
    label = filled.get(column)
    if label is None:
        return False
    if column in layout.codes:
        return words.is_total(label, has_code=_starts_with_code(label))
    coded = any(_is_code(filled.get(code, "")) for code in layout.codes)
    if coded and column in layout.free_text:
        return False
    return words.is_total(label, has_code=coded)


def _starts_with_code(label: str) -> bool:
    return label[0].isdigit()


def _is_part(filled: Mapping[str, str], layout: Layout) -> bool:
    if any(_is_code(filled.get(code, "")) for code in layout.codes):
        return False
    return any(words.is_part_label(filled.get(column, "")) for column in layout.label_columns)


def _suspects(body: pa.Table, layout: Layout) -> pa.ChunkedArray:
    """Rows of a large table that may be a sum, a heading or empty, found column by column.

    A sum lacks some of the codes that nearly all rows have, or its label stands among them.
    """
    read = list(layout.amounts) or [name for name in body.column_names if name != ROW]
    masks = [_all_empty(body, read)]
    for column in layout.label_columns:
        cells = body.column(column)
        if 0 < cells.null_count <= (1 - _MOSTLY) * len(cells):
            masks.append(pc.is_null(cells))
        if column in layout.few_words:
            masks.append(_odd_cells(cells, layout.header_names.get(column, "")))
    suspect = masks[0]
    for mask in masks[1:]:
        suspect = pc.or_(suspect, mask)
    return suspect


def _all_empty(body: pa.Table, columns: Iterable[str]) -> pa.ChunkedArray:
    masks = [pc.is_null(body.column(column)) for column in columns]
    empty = masks[0]
    for mask in masks[1:]:
        empty = pc.and_(empty, mask)
    return empty


def _odd_cells(cells: pa.ChunkedArray, header_name: str) -> pa.ChunkedArray:
    """Cells that may be the label of a sum, or the header once more; blank ones too."""
    encoded = pc.dictionary_encode(cells).unify_dictionaries()
    dictionary = encoded.chunk(0).dictionary
    odd = pc.or_(
        pc.match_substring_regex(dictionary, words.MAY_BE_TOTAL, ignore_case=True),
        pc.equal(dictionary, header_name),
    )
    places = pc.indices_nonzero(odd).cast(pa.int32())
    return pa.chunked_array([pc.is_in(chunk.indices, places) for chunk in encoded.chunks])
