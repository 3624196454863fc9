"""Which cells of a column hold a person's identity number, and when its numbers are only a series.

One in 140 ten-digit numbers is a person's by chance, and one in ten that begin with a date, so a
column of invoice numbers always has a few. Such a column is told from one of people by its other
numbers: where people's numbers stand, nearly every number is a person's or an organisation's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import comb, sqrt

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.identity_numbers import BLANKS, CENTURIES, DASHES, MARK, Candidate, Form, candidates

SHORTEST = 10
"""The fewest bytes that hold a number."""

_CENTURY = f"(?:{'|'.join(CENTURIES)})"
_MONTH_AND_DAY = "(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278][0-9]|[39][01])"
_DATED = (
    f"(?:^|[^0-9])(?:{_CENTURY}?[0-9]{{2}}{_MONTH_AND_DAY}{MARK}?"
    f"|{_CENTURY}[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}[{DASHES}])[0-9]{{4}}(?:[^0-9]|$)"
)
"""Finds, without reading the check digit, at least every cell with a person's number."""

_OF_FORM = {
    Form.TEN_DIGITS: "(?:^|[^0-9])[0-9]{10}(?:[^0-9]|$)",
    Form.TWELVE_DIGITS: f"^{_CENTURY}[0-9]{{10}}$",
    Form.MARKED: f"^(?:{_CENTURY}?[0-9]{{6}}[{BLANKS}]?[{DASHES}][{BLANKS}]?"
    f"|{_CENTURY}[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}[{DASHES}])[0-9]{{4}}$",
    Form.SPACED: f"(?:^|[^0-9]){_CENTURY}?[0-9]{{6}}[{BLANKS}][0-9]{{4}}(?:[^0-9]|$)",
}
_EVIDENCE_NEEDED = {
    Form.TEN_DIGITS: 5,
    Form.SPACED: 5,
    Form.TWELVE_DIGITS: 20,
    Form.MARKED: 20,
}
"""How many numbers of the form in a column must be no one's before it may be a series."""

_ALONE = (Form.TWELVE_DIGITS, Form.MARKED)
"""Forms that look so much like a person's that they are a series only as whole cells."""

_SAMPLE = 5_000
_FIRST = 20_000
_BY_CHANCE = 0.1
"""How often a check digit holds by chance."""

_DAYS_BY_CHANCE = 0.4
"""How often, at most, four digits that begin with 0 or 1 are the month and day of a date."""

_CHECKED = 0.9
_RARE = 0.001
_MANY = 200
_RARE_IN_SPREADS = 3.1  # what is rarer than _RARE, as standard deviations


@dataclass
class _Tally:
    """The distinct numbers of one form in a column."""

    dated: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)


def may_hold_persons(column: pa.ChunkedArray) -> bool:
    """Whether a cell has something of the shape, with what may be a date: a quick look."""
    long = pc.greater_equal(pc.binary_length(column), SHORTEST)
    texts = column.filter(long)
    if _repeats(texts):
        texts = pc.unique(texts)
    return bool(pc.any(pc.match_substring_regex(texts, _DATED)).as_py())


def rows_with_persons(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """The places of the cells in a column of texts that hold a person's number."""
    if not may_hold_persons(column):
        return np.empty(0, np.int64)
    places = pc.indices_nonzero(pc.match_substring_regex(column, _DATED))
    cells = column.take(places)
    found = _persons_by_text(pc.unique(cells).to_pylist(), column)
    return np.asarray(places.filter(pc.is_in(cells, pa.array(found, cells.type))), np.int64)


def _repeats(texts: pa.ChunkedArray) -> bool:
    """Whether so many cells are alike that it is quicker to look at each text once."""
    first = texts.slice(0, _FIRST)
    return bool(pc.count_distinct(first).as_py() * 2 < len(first))


def _persons_by_text(texts: Iterable[str], column: pa.ChunkedArray) -> list[str]:
    """The texts that hold a person's number which is not of a series."""
    tallies = {form: _Tally() for form in Form}
    certain: list[str] = []
    doubtful: dict[str, set[Form]] = {}
    for text in texts:
        for candidate in candidates(text):
            if not candidate.is_dated:
                continue
            is_person = candidate.check_digit_holds
            if _always_counts(candidate, text):
                if is_person:
                    certain.append(text)
                continue
            tally = tallies[candidate.form]
            tally.dated.add(candidate.century + candidate.digits)
            if is_person:
                tally.persons.add(candidate.century + candidate.digits)
                doubtful.setdefault(text, set()).add(candidate.form)
    series = {
        form for form, tally in tallies.items() if tally.persons and _is_series(form, tally, column)
    }
    return certain + [text for text, forms in doubtful.items() if forms - series]


def _always_counts(candidate: Candidate, text: str) -> bool:
    alone = (candidate.start, candidate.end) == (0, len(text))
    return candidate.said_to_be or (candidate.form in _ALONE and not alone)


def _is_series(form: Form, tally: _Tally, column: pa.ChunkedArray) -> bool:
    """Whether a column's numbers of a form are persons' no oftener than by chance."""
    sample = _sample(form, column)
    no_ones = sum(not (each.is_person or each.is_organisation) for each in sample)
    if no_ones < _EVIDENCE_NEEDED[form]:
        return False
    if _may_be_chance(len(tally.persons), len(tally.dated), _BY_CHANCE):
        return True
    # References to pay by carry the same check digit, on every number: there the date is chance.
    checked = sum(each.check_digit_holds for each in sample)
    months = [each for each in sample if each.digits[2] in "01"]
    return (
        form is Form.TEN_DIGITS
        and checked >= _CHECKED * len(sample)
        and _may_be_chance(sum(each.is_dated for each in months), len(months), _DAYS_BY_CHANCE)
    )


def _sample(form: Form, column: pa.ChunkedArray) -> list[Candidate]:
    """Distinct numbers of a form, as many as it takes to know a series."""
    cells = column.filter(pc.match_substring_regex(column, _OF_FORM[form]))
    distinct = pc.unique(cells).slice(0, _SAMPLE).to_pylist()
    found = {
        each.century + each.digits: each
        for text in distinct
        for each in candidates(text)
        if each.form is form and not _always_counts(each, text)
    }
    return list(found.values())


def _may_be_chance(hits: int, tries: int, share: float) -> bool:
    """Whether so many hits or more come up oftener than once in a thousand."""
    if tries > _MANY:
        return hits <= tries * share + _RARE_IN_SPREADS * sqrt(tries * share * (1 - share))
    fewer = sum(
        comb(tries, number) * share**number * (1 - share) ** (tries - number)
        for number in range(hits)
    )
    return 1 - fewer >= _RARE
