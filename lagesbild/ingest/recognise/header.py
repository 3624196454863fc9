"""Where a table's header is, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lagesbild.ingest import values
from lagesbild.ingest.header_text import pattern_of, plain
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.figures import is_blank
from lagesbild.ingest.recognise.meaning import meaning_of, with_months_named
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.table import Table, column_number

SEARCHED_ROWS = 100
DEEPEST = 6
_JOINT = " - "
_LONGEST_NAME = 120
_YEAR_OR_PERIOD = re.compile(r"(?:19|20|21)\d\d(?:0\d|1[0-3])?|(?:19|20|21)\d\d-(?:0\d|1[0-3])")
_LOWER_HALF = re.compile(
    r"[(\[]?(?:t?kr|tsek|mn?kr|msek|sek|%|kod|namn|text|ack|ackumulerat|per|period|år|månad)[)\]]?\.?"
)
_WORTH_A_WORD, _WORTH_FIGURES_BELOW, _WORTH_A_NAME, _WORTH_A_DETAIL = 3.0, 1.0, 0.5, 0.2
_COST_OF_A_ROW = 0.5


@dataclass(frozen=True)
class Header:
    """The rows that name the columns (0, 0: none), and the words above them.

    `names` has every column, "" for those without a name.
    """

    rows: tuple[int, int]
    first_row: int
    names: Mapping[str, str]
    preamble: tuple[str, ...] = ()

    def repeated(self) -> dict[str, list[str]]:
        """Names that more than one column has, with their columns."""
        columns: dict[str, list[str]] = {}
        for column, name in self.names.items():
            if name:
                columns.setdefault(plain(name), []).append(column)
        return {name: places for name, places in columns.items() if len(places) > 1}


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Mapping[str, str]
    """The filled cells, without the blanks around them."""


@dataclass(frozen=True)
class _Top:
    """The first rows of a table, with what its merged cells cover."""

    rows: Sequence[_Row]
    columns: Sequence[str]
    table: Table
    extra_words: Collection[str]


def find_header(table: Table, extra_words: Collection[str] = ()) -> Header | None:
    """The header with the most words that are known and figures below; None when there is none.

    `extra_words` are patterns of headers that a profile adds to the known words.
    """
    top = _top_of(table, extra_words)
    best: tuple[float, int, int] | None = None
    for start in range(len(top.rows)):
        for end in range(start, min(start + DEEPEST, len(top.rows))):
            if not _may_be_header(top.rows[end], wide=end > start):
                break
            score = _score(top, start, end)
            if score is not None and (best is None or score > best[0]):
                best = (score, start, end)
    return _header(top, best[1], _with_lower_halves(top, best[2])) if best else None


def _with_lower_halves(top: _Top, end: int) -> int:
    """The header's last row, with a row below that only has units and the like: "tkr", "ack"."""
    below = top.rows[end + 1 : end + 2]
    if below and all(_LOWER_HALF.fullmatch(text.casefold()) for text in below[0].cells.values()):
        return end + 1
    return end


def header_at(table: Table, rows: tuple[int, int]) -> Header:
    """The header that someone has pointed out; (0, 0) for a table without."""
    top = _top_of(table, ())
    chosen = [place for place, row in enumerate(top.rows) if rows[0] <= row.number <= rows[1]]
    if rows == (0, 0) or not chosen:
        first = top.rows[0].number if top.rows else 1
        return Header((0, 0), first, dict.fromkeys(table.columns, ""))
    return _header(top, chosen[0], chosen[-1])


def _top_of(table: Table, extra_words: Collection[str]) -> _Top:
    rows = [
        _Row(number, _filled(table.columns, cells)) for number, cells in table.head(SEARCHED_ROWS)
    ]
    return _Top([row for row in rows if row.cells], table.columns, table, extra_words)


def _filled(columns: Sequence[str], cells: Sequence[str | None]) -> dict[str, str]:
    tidy = {
        column: " ".join((text or "").split()) for column, text in zip(columns, cells, strict=True)
    }
    return {column: text for column, text in tidy.items() if text}


def _may_be_header(row: _Row, *, wide: bool) -> bool:
    """A header has no amounts; years, periods and months numbered from 1 are no amounts."""
    numbers = [text for text in row.cells.values() if values.looks_like_amount(text)]
    numbers = [text for text in numbers if not _YEAR_OR_PERIOD.fullmatch(text)]
    if numbers:
        counted = [int(text) for text in numbers if text.isdecimal()]
        if len(counted) != len(numbers) or len(counted) < 3 or counted[0] != 1:
            return False
        if any(later not in (earlier + 1, 1) for earlier, later in pairwise(counted)):
            return False
    return wide or any(not text.isdecimal() for text in row.cells.values())


def _score(top: _Top, start: int, end: int) -> float | None:
    """How much rows `start` to `end` look like a header; None when they are none at all."""
    names = _names(top, start, end)
    named = [column for column, name in names.items() if name]
    below = top.rows[end + 1 : end + 21]
    if not named or not _holds_together(top, start, end) or _is_sparse(named, below):
        return None
    known = {column for column in named if _is_known(names[column], top.extra_words)}
    with_figures = {
        column
        for column in named
        if any(values.looks_like_amount(row.cells.get(column, "")) for row in below)
    }
    if not known and not with_figures and not _is_merged(top, start, end):
        return None
    distinct = len({names[column] for column in named})
    said = [meaning for column in named if (meaning := meaning_of(names[column]))]
    details = sum((meaning.kind is not None) + (meaning.year is not None) for meaning in said)
    return (
        _WORTH_A_WORD * len(known)
        + _WORTH_A_NAME * distinct
        + _WORTH_FIGURES_BELOW * len(with_figures)
        + _WORTH_A_DETAIL * details
        - _COST_OF_A_ROW * (end - start)
    )


def _is_sparse(named: Sequence[str], below: Sequence[_Row]) -> bool:
    """Whether most of what stands below lacks a name: a title, or a heading inside the table."""
    used = {column for row in below for column in row.cells}
    return len(named) == 1 and len(used) > 2


def _is_known(name: str, extra_words: Collection[str]) -> bool:
    return bool(
        words.field_of(name)
        or words.list_field_of(name)
        or meaning_of(name)
        or words.is_person_word(name)
        or _names_a_record_field(name)
        or pattern_of(name) in extra_words
    )


@lru_cache(maxsize=1_000)
def _names_a_record_field(name: str) -> bool:
    """Whether some list has a column of that name; else rows of months would look more known."""
    return any(words.record_field_of(kind, name) for kind in KINDS.values())


def _holds_together(top: _Top, start: int, end: int) -> bool:
    """Whether every further row belongs to the header: it names parts of what stands above it."""
    first = top.rows[start].number
    if any(area[0] < first <= area[2] for area in top.table.merged):
        return False
    if any(_is_title(top.rows[place], top.rows[end]) for place in range(start, end)):
        return False
    for place in range(start + 1, end + 1):
        above, row = top.rows[place - 1], top.rows[place]
        if row.number - above.number > 1 and not _is_merged(top, start, end):
            return False
        if _is_merged(top, start, place):
            continue
        parts = [text for text in row.cells.values() if _is_part_of_name(text)]
        if len(parts) < max(1, len(row.cells) - 1):
            return False
    return True


def _is_title(row: _Row, last: _Row) -> bool:
    """Whether a row has words over the first column alone: a title, not a group of columns."""
    return len(row.cells) == 1 and column_number(min(row.cells)) <= min(
        map(column_number, last.cells)
    )


def _is_part_of_name(text: str) -> bool:
    """Whether a cell may be the lower half of a name: a month, "Ack", "(tkr)", "Utfall"."""
    if _LOWER_HALF.fullmatch(text.casefold()) or (text.isdecimal() and len(text) <= 2):
        return True
    return bool(meaning_of(text) or words.field_of(text))


def _is_merged(top: _Top, start: int, end: int) -> bool:
    """Whether a cell that is merged over several rows begins at `start` and reaches `end`."""
    first, last = top.rows[start].number, top.rows[end].number
    return any(area[0] == first < area[2] and area[2] >= last for area in top.table.merged)


def _names(top: _Top, start: int, end: int) -> dict[str, str]:
    """Each column's name: the header's rows joined, groups spread over their columns."""
    rows = [_spread(top, place, start, end) for place in range(start, end + 1)]
    names = {}
    for column in top.columns:
        parts = dict.fromkeys(cells[column] for cells in rows if cells.get(column))
        names[column] = _JOINT.join(parts)[:_LONGEST_NAME]
    return names


def _spread(top: _Top, place: int, start: int, end: int) -> dict[str, str]:
    """A header row where merged names stand in every column that they cover.

    Text files have no merged cells: there a group's name reaches to the next, over columns that
    are named below.
    """
    row = top.rows[place]
    cells = dict(row.cells)
    band = range(top.rows[start].number, top.rows[end].number + 1)
    for first_row, first, last_row, last in top.table.merged:
        text = row.cells.get(first)
        if text and first_row == row.number and last_row in band:
            covered = range(column_number(first), column_number(last) + 1)
            cells |= {column: text for column in top.columns if column_number(column) in covered}
    if place < end and not top.table.merged:
        cells = _reached(cells, top.rows[place + 1].cells, top.columns)
    return cells


def _reached(
    cells: Mapping[str, str], below: Mapping[str, str], columns: Sequence[str]
) -> dict[str, str]:
    reached, group = dict(cells), ""
    for column in columns:
        if column in cells:
            group = cells[column] if meaning_of(cells[column]) else ""
        elif column in below and group:
            reached[column] = group
    return reached


def _header(top: _Top, start: int, end: int) -> Header:
    following = top.rows[end + 1 :]
    last = _last_row(top, start, end)
    return Header(
        rows=(top.rows[start].number, last),
        first_row=following[0].number if following else last + 1,
        names=with_months_named(_names(top, start, end)),
        preamble=tuple(
            text for row in top.rows[:start] for text in row.cells.values() if not is_blank(text)
        ),
    )


def _last_row(top: _Top, start: int, end: int) -> int:
    """The last row of the header, with what its merged cells cover of the empty rows below."""
    first, last = top.rows[start].number, top.rows[end].number
    below = top.rows[end + 1].number if end + 1 < len(top.rows) else last + 1
    covered = [area[2] for area in top.table.merged if first <= area[0] <= last <= area[2] < below]
    return max(covered, default=last)
