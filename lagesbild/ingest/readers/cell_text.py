"""How the value of a spreadsheet cell is written as text (see Table).

There are two ways to the same text. `of_value` takes a value whose type is known. `of_column`
takes what fastexcel makes of a whole column ("1234.5", "true", "2023-01-31 00:00:00"), which is
three times as fast but only right where no text cell happens to look like that.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

_DIGITS = 15
_DECIMALS = 9
_TRUE, _FALSE = "SANT", "FALSKT"
_OLD = 1905
"""Dates before this year are times of day, durations or mistakes, which need their type."""

_NUMBER = r"^-?\d+(\.\d+)?$"
_MOMENT = re.compile(r"(\d{4})-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?")
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d)[ T]00:00:00$"
_ISO_MOMENT = r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$"

_LOOKS_TYPED = r"^(?:[-\d.:T ]*[.:][-\d.:T ]*|-?\d{16,}|-0|true|false)$"

Value = str | bool | float | dt.datetime | dt.date | dt.time | dt.timedelta


def of_value(value: Value) -> str | None:
    """The text of a cell whose type is known; None for an empty cell."""
    match value:
        case str():
            return value or None
        case bool():
            return _TRUE if value else _FALSE
        case int() | float():
            return of_number(value)
        case dt.datetime():
            return _of_moment(value)
        case dt.timedelta():
            return _of_duration(value)
        case dt.date() | dt.time():
            return value.isoformat()


def of_number(value: float) -> str:
    """A number with a decimal comma, at most 15 significant digits and nine decimals.

    0.1 + 0.2 is "0,3" and 1e20 is "100000000000000000000": never an exponent, grouping or "-0".
    """
    text = f"{value:.{_DECIMALS}f}"
    return _shortened(text.rstrip("0").rstrip(".") if "." in text else text)


def looks_typed(column: pa.Array) -> bool:
    """Whether some text of the column may stand for a number, date or boolean."""
    return bool(pc.any(pc.match_substring_regex(column, _LOOKS_TYPED)).as_py())


def of_column(column: pa.Array) -> pa.Array | None:
    """The texts of a column that fastexcel has made strings; None when types must be known."""
    column = _replaced(column, pc.equal(column, ""), pa.scalar(None, pa.string()))
    if pc.any(pc.match_substring(column, ":")).as_py():
        dated = _dates(column)
        if dated is None:
            return None
        column = dated
    for english, text in (("true", _TRUE), ("false", _FALSE), ("-0", "0")):
        column = _replaced(column, pc.equal(column, english), pa.scalar(text))
    return _decimals(_long_numbers(column))


def _dates(column: pa.Array) -> pa.Array | None:
    for text in pc.unique(pc.filter(column, pc.match_substring(column, ":"))).to_pylist():
        moment = _MOMENT.fullmatch(text)
        if moment and (int(moment[1]) < _OLD or moment[2]):
            return None
    column = pc.replace_substring_regex(column, _MIDNIGHT, r"\1")
    return pc.replace_substring_regex(column, _ISO_MOMENT, r"\1 \2")


def _long_numbers(column: pa.Array) -> pa.Array:
    long = pc.fill_null(pc.greater(pc.binary_length(column), _DIGITS), False)
    if not pc.any(long).as_py():
        return column
    numbers = pc.and_(long, pc.fill_null(pc.match_substring_regex(column, _NUMBER), False))
    shortened = [_shortened(text) for text in pc.filter(column, numbers).to_pylist()]
    return pc.replace_with_mask(column, numbers, pa.array(shortened, pa.string()))


def _decimals(column: pa.Array) -> pa.Array:
    if not pc.any(pc.match_substring(column, ".")).as_py():
        return column
    numbers = pc.match_substring_regex(column, _NUMBER)
    return _replaced(column, numbers, pc.replace_substring(column, ".", ","))


def _replaced(column: pa.Array, where: pa.Array, by: pa.Array | pa.Scalar) -> pa.Array:
    return pc.if_else(pc.fill_null(where, False), by, column) if pc.any(where).as_py() else column


def _shortened(text: str) -> str:
    digits = text.replace("-", "").replace(".", "")
    if len(digits) > _DIGITS and digits.isdigit():
        text = f"{Decimal(f'{float(text):.{_DIGITS}g}'):f}"
    return "0" if text == "-0" else text.replace(".", ",")


def _of_moment(value: dt.datetime) -> str:
    rounded = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    return rounded.isoformat(" ").removesuffix(" 00:00:00")


def _of_duration(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
