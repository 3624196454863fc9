"""How a table is made to fit on A4: as it stands or turned, in how large text, how wide columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UPRIGHT, TURNED = 470.0, 716.0
"""The room between the margins of A4, in points."""
SIZES = (
    *((False, size) for size in (9.0, 8.5, 8.0, 7.5, 7.0)),
    *((True, size) for size in (8.5, 7.5, 6.5)),
)
"""What is tried, in order: whether the page is turned, and the size of text in points."""

PADDING = 6.5  # of a column, both sides together
LONGEST_PIECE, LONGEST_IN_PROSE = 24, 60  # a longer one may be broken anywhere
_CUT, _CUT_OF_LETTERS = 32, 12
_LINE, _BETWEEN = 1.2, 7.0  # of a line in its size, and points between rows
_LOOSEST = 2.5  # em that a column of a turned page is given beyond its need
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]-/ \u00a0"), frozenset("mwMW%@")
_FIGURE, _LETTER, _CAPITAL = 0.63, 0.6, 0.71
_NAME, _WORDS, _SENTENCE = 12.0, 9.0, 16.0  # em that a row's name, words and sentences should have
_HYPHENATED = 9.0  # em of a long word that is broken
_BREAK = "\u200b"
_PIECES = re.compile(r"[ \n\u200b]+|(?<=-)")
_RUNS = re.compile(rf"\S{{{LONGEST_PIECE + 1},}}")
_LEGIBLE_BREAKS = re.compile(r"(?<=[_/.=&?;])(?=\w)")


@dataclass(frozen=True)
class Column:
    """A column to fit: what stands in it, its header first; sentences may take many lines."""

    texts: Sequence[str]
    is_figure: bool
    is_prose: bool = False


@dataclass(frozen=True)
class Fit:
    """Some columns of a table, by their places, and how they are set; widths in points."""

    columns: tuple[int, ...]
    turned: bool
    size: float
    widths: tuple[float, ...]

    def height_of(self, rows: Sequence[Sequence[str]]) -> float:
        """About how high rows are, in points; each is its texts, by the table's own columns."""
        lines = (
            max(
                lines_of(row[place], width - PADDING, self.size)
                for place, width in zip(self.columns, self.widths, strict=True)
                if place < len(row)
            )
            for row in rows
        )
        return sum(count * self.size * _LINE + _BETWEEN for count in lines)


def fits(columns: Sequence[Column]) -> list[Fit]:
    """The table whole, in as large text as there is room for; else in pieces.

    Every piece has the first column, which names the rows.
    """
    needs = [_need(column, first=not place) for place, column in enumerate(columns)]
    whole = range(len(columns))
    for turned, size in SIZES:
        if _width(needs, whole, size) <= (TURNED if turned else UPRIGHT):
            return [_fit(columns, needs, whole, turned, size)]
    turned, size = SIZES[-1]
    return [_fit(columns, needs, places, turned, size) for places in _pieces(needs, TURNED, size)]


def width_of(text: str) -> float:
    """About how wide a text is, in em; rather too much than too little."""
    return sum(_width_of_sign(sign) for sign in text)


def breakable(text: str, longest: int = LONGEST_PIECE) -> str:
    """The same with places to break long runs: file names, fingerprints, what nobody foresaw."""
    return _RUNS.sub(lambda run: _broken(run[0]) if len(run[0]) > longest else run[0], text)


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes in so many points."""
    return sum(_lines_of(line, width, size) for line in text.split("\n"))


def _lines_of(line: str, width: float, size: float) -> int:
    lines, room = 1, width
    for piece in _PIECES.split(line):
        taken = width_of(f"{piece} ") * size
        if taken > room and room < width:
            lines, room = lines + 1, width
        room -= taken
        while room < -size:
            lines, room = lines + 1, room + width
    return lines


def _width_of_sign(sign: str) -> float:
    if sign in _NARROW:
        return 0.33
    if sign in _WIDE:
        return 0.95
    if sign.isdigit() or sign in "+\u2212\u2013=":
        return _FIGURE
    return _CAPITAL if sign.isupper() else _LETTER


def _broken(run: str) -> str:
    pieces = _LEGIBLE_BREAKS.split(run)
    return _BREAK.join(_BREAK.join(_cut(piece)) for piece in pieces)


def _cut(piece: str) -> Iterator[str]:
    """Parts of a piece that are short enough; one of letters alone is hyphenated unless absurd."""
    whole = len(piece) <= LONGEST_PIECE or (piece.isalpha() and len(piece) <= 2 * LONGEST_PIECE)
    most = len(piece) if whole else _CUT_OF_LETTERS if piece.isalpha() else _CUT
    for start in range(0, len(piece), most):
        yield piece[start : start + most]


def _need(column: Column, *, first: bool) -> float:
    """The least room that a column reads well in, in em."""
    header, *cells = column.texts
    longest = max((width_of(piece) for text in cells for piece in _pieces_of(text)), default=0.0)
    of_header = max((_hyphenated(piece) for piece in _pieces_of(header)), default=0.0)
    if column.is_figure:
        return max(longest, of_header)
    natural = max((width_of(text) for text in cells), default=0.0)
    wished = min(natural, _SENTENCE if column.is_prose else _NAME if first else _WORDS)
    least = max((_hyphenated(piece) for text in cells for piece in _pieces_of(text)), default=0.0)
    return max(wished, of_header, least)


def _pieces_of(text: str) -> list[str]:
    return _PIECES.split(breakable(text))


def _hyphenated(piece: str) -> float:
    """What a piece must have: a long word is broken in two, a code is not."""
    width = width_of(piece) * 1.05
    return min(width, max(_HYPHENATED, width / 2 + 1)) if piece.isalpha() else width


def _width(needs: Sequence[float], places: Sequence[int], size: float) -> float:
    return sum(needs[place] * size + PADDING for place in places)


def _pieces(needs: Sequence[float], room: float, size: float) -> Iterator[list[int]]:
    places = [0]
    for place in range(1, len(needs)):
        if len(places) > 1 and _width(needs, [*places, place], size) > room:
            yield places
            places = [0]
        places.append(place)
    yield places


def _fit(
    columns: Sequence[Column],
    needs: Sequence[float],
    places: Sequence[int],
    turned: bool,
    size: float,
) -> Fit:
    """What is left over goes to texts that would like it, and then to all alike."""
    room = TURNED if turned else UPRIGHT
    widths = [needs[place] * size + PADDING for place in places]
    left = max(0.0, room - sum(widths))
    wishes = [
        0.0
        if columns[place].is_figure
        else max(0.0, max(map(width_of, columns[place].texts)) * size * 1.05 + PADDING - width)
        for place, width in zip(places, widths, strict=True)
    ]
    given = min(1.0, left / sum(wishes)) if sum(wishes) else 0.0
    even = (left - given * sum(wishes)) / len(widths)
    even = min(even, _LOOSEST * size) if turned else even
    shrunk = min(1.0, room / sum(widths))
    return Fit(
        tuple(places),
        turned,
        size,
        tuple(
            round((width + given * wish + even) * shrunk, 2)
            for width, wish in zip(widths, wishes, strict=True)
        ),
    )
