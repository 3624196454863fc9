"""How a text file's lines are cut into fields: its delimiter and the number of fields."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lagesbild.numbers import count
from lagesbild.text import plural

NAMES = {";": "semikolon", "\t": "tabb", "|": "lodstreck", ",": "komma"}

_SAMPLED_LINES = 1_000
_SEPARATOR_LINE = re.compile(r'"?sep=([!#-/:-@\[-^`{-~\t])"?\1*', re.IGNORECASE)
_QUOTED = re.compile(r'(?:^|(?<=[;\t|,]))"[^"]*(?:""[^"]*)*"(?=[;\t|,]|$)', re.MULTILINE)


@dataclass(frozen=True)
class Dialect:
    """The delimiter, how many fields a row has, and how both were told."""

    delimiter: str
    width: int
    because: str
    has_separator_line: bool = False

    @property
    def delimiter_name(self) -> str:
        return NAMES.get(self.delimiter, f"”{self.delimiter}”")


def detect(text: str) -> Dialect:
    """Tell the dialect from the beginning of a file (lines ended by newlines)."""
    first, _, rest = text.partition("\n")
    stated = _SEPARATOR_LINE.fullmatch(first)
    lines = _sampled(rest if stated else text)
    if stated:
        width = _commonest(lines, stated[1])[0]
        return Dialect(stated[1], width, f"första raden säger {first}", True)
    delimiter = max(NAMES, key=lambda candidate: _regularity(lines, candidate))  # first when equal
    width, having_it = _commonest(lines, delimiter)
    if width == 1:
        return Dialect(delimiter, 1, "inget skiljetecken finns: filen har en kolumn")
    because = f"{plural(width, 'fält', 'fält')} på {count(having_it)} av {count(len(lines))} rader"
    return Dialect(delimiter, width, because)


def _sampled(text: str) -> list[str]:
    """The first lines that are not blank, with a word for what is in quotation marks."""
    end = 0
    for _ in range(_SAMPLED_LINES):
        end = text.find("\n", end) + 1
        if not end:
            break
    sample = _QUOTED.sub("quoted", text[:end] if end else text)
    return [line for line in sample.split("\n") if line.strip()]


def _commonest(lines: list[str], delimiter: str) -> tuple[int, int]:
    """The commonest number of fields where the delimiter stands, and how many lines have it.

    The greater of two that are as common: a title has fewer fields than the table under it.
    """
    widths = Counter(line.count(delimiter) + 1 for line in lines if delimiter in line)
    if not widths:
        return 1, len(lines)
    return max(widths.items(), key=lambda item: (item[1], item[0]))


def _regularity(lines: list[str], delimiter: str) -> float:
    """How many fields the delimiter gives, on how large a share of the lines.

    A comma counts half: it stands as regularly in amounts.
    """
    width, having_it = _commonest(lines, delimiter)
    worth = 0.5 if delimiter == "," else 1.0
    return worth * (width - 1) * having_it / len(lines) if lines else 0.0
