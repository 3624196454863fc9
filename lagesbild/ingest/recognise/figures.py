"""Amounts read well enough to guess by. What is stored is read in SQL, by parse_amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values

Figures = Mapping[str, Decimal]

_LESS = re.compile(r"[-(−–]")
_LONGEST, _MOST_DECIMALS = 20, 9
_DIGITS = (
    rf"^[0-9]{{1,{_LONGEST}}}(?:\.[0-9]{{0,{_MOST_DECIMALS}}})?$|^\.[0-9]{{1,{_MOST_DECIMALS}}}$"
)
_WHOLE_AMOUNT = f"^(?:{values.AMOUNT_FORM})$"
_DASH = re.compile(r"[\s\u00a0\u202f\u2009]*[-−–—]?[\s\u00a0\u202f\u2009]*")
_TWO_DECIMALS = re.compile(r"[.,]\d\d(?!\d|[.,])")
_ORE = re.compile(r"[.,]\d\d?(?!\d)")


def figure(text: str | None, decimal: str) -> Decimal | None:
    """The amount in a cell; nothing for an empty cell, a dash alone or words."""
    if not text or not values.looks_like_amount(text):
        return None
    digits = re.sub(r"[^0-9,]" if decimal == "," else r"[^0-9.]", "", text).replace(",", ".")
    if len(digits) > _LONGEST:
        return None
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    return -amount if _LESS.search(text) else amount


def figures_of(cells: Mapping[str, str | None], columns: Iterable[str], decimal: str) -> Figures:
    """The amounts of a row by column, without those that are nothing."""
    read = ((column, figure(cells.get(column), decimal)) for column in columns)
    return {column: amount for column, amount in read if amount is not None}


def figures_of_column(texts: pa.ChunkedArray, decimal: str) -> pa.ChunkedArray:
    """The amounts of a column, null for what is none."""
    is_amount = pc.match_substring_regex(texts, _WHOLE_AMOUNT, ignore_case=True)
    digits = pc.replace_substring_regex(texts, rf"[^0-9{decimal}]+", "")
    digits = pc.replace_substring(digits, ",", ".")
    is_read = pc.and_(is_amount, pc.match_substring_regex(digits, _DIGITS))
    sizes = pc.cast(pc.if_else(is_read, digits, None), pa.decimal128(38, _MOST_DECIMALS))
    return pc.if_else(pc.match_substring_regex(texts, _LESS.pattern), pc.negate(sizes), sizes)


def is_blank(text: str | None) -> bool:
    """Whether an amount cell holds nothing, or a dash that may mean zero."""
    return text is None or bool(_DASH.fullmatch(text))


def has_decimals(texts: Iterable[str]) -> bool:
    """Whether any amount is written with öre."""
    return any(_ORE.search(text) and values.looks_like_amount(text) for text in texts)


def has_only_ore(texts: Iterable[str]) -> bool:
    """Whether every amount that is written has exactly two decimals."""
    amounts = [text for text in texts if not is_blank(text)]
    return bool(amounts) and all(map(_TWO_DECIMALS.search, amounts))


def share_of_amounts(texts: Iterable[str]) -> float | None:
    """How many of the filled cells may be amounts, as a share; nothing when none is filled.

    A cell with an error ("#DIV/0!") is where an amount should be.
    """
    filled = [text for text in texts if not is_blank(text)]
    if not filled:
        return None
    return sum(map(_stands_for_amount, filled)) / len(filled)


def _stands_for_amount(text: str) -> bool:
    return values.looks_like_amount(text) or text.startswith("#")
