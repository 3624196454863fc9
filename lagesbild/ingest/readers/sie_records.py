"""The line format of SIE 1–4: from bytes to records of fields."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lagesbild.ingest.problems import FileRefused
from lagesbild.numbers import count
from lagesbild.text import plural

Objects = tuple[tuple[str, str], ...]
"""What a row is marked with, as (dimension, object) in the order of the file."""

QUOTE = '"'
OPENING, CLOSING, STRAY = "{", "}", ""
"""Labels of lines that are no posts: the braces round a voucher's rows, and anything else."""

_CP437_LETTERS = b"\x86\x84\x94\x8f\x8e\x99"  # å ä ö Å Ä Ö
_LATIN_1_LETTERS = b"\xe5\xe4\xf6\xc5\xc4\xd6"
_UTF_8_LETTER = re.compile(rb"\xc3[\xa5\xa4\xb6\x85\x84\x96]")
_REPLACEMENT = "\ufffd"
_DOS_END_OF_FILE = "\x1a"

# A quoted field ends at the quote before a blank, a brace or the end of the line: programs leave
# quotes inside a text unescaped (Fordringar hos leverant"r), cut the closing quote off with the
# end of a long text, and end a field with a backslash ("C:\Bokföring\"). Every alternative starts
# differently and the repetition ends only where a field may, so that nothing is given back and no
# line takes more than linear time. (A possessive repetition goes wrong here in Python 3.11.2.)
_FIELD = re.compile(
    r'"((?:[^"\\]|\\"(?!\Z)|\\(?!"(?!\Z))|"(?=[^ \t{}]))*)(?:"|\Z)|([{}])|([^ \t{}]+)'
)
_BARE_FIELD = re.compile(r"[^ \t]+")
_LABEL = re.compile(r"#[^ \t{\"]*")


@dataclass(frozen=True)
class Decoded:
    """A file as text with plain line feeds, and how that was arrived at."""

    text: str
    encoding: str
    because: str
    warnings: tuple[str, ...] = ()


class Record(NamedTuple):
    """A line: its physical number, its label in capitals, and what follows, not yet split."""

    row: int
    label: str
    rest: str


def decode(content: bytes) -> Decoded:
    """Find the encoding: all files say PC8 (CP437), but a third of them are something else.

    Strict UTF-8 first; else by whether the bytes of å, ä and ö are those of CP437, Latin-1 or,
    in a file with a few damaged letters, UTF-8.
    """
    if b"\0" in content:
        raise FileRefused(
            "Filen är inte en textfil och kan inte vara SIE. Exportera den på nytt ur "
            "ekonomisystemet."
        )
    try:
        return _decoded(content.decode("utf-8-sig"), "UTF-8", "alla tecken är giltiga i UTF-8")
    except UnicodeDecodeError:
        return _decoded_by_letters(content)


def _decoded_by_letters(content: bytes) -> Decoded:
    cp437 = sum(content.count(letter) for letter in _CP437_LETTERS)
    latin_1 = sum(content.count(letter) for letter in _LATIN_1_LETTERS)
    utf_8 = len(_UTF_8_LETTER.findall(content))
    if utf_8 > cp437 + latin_1:
        because = f"{count(utf_8)} å, ä och ö i UTF-8"
        return _decoded(content.decode("utf-8-sig", "replace"), "UTF-8", because)
    because = f"{count(cp437)} å, ä och ö i CP437 mot {count(latin_1)} i Latin-1"
    if cp437 >= latin_1:
        return _decoded(content.decode("cp437"), "CP437", because)
    try:
        return _decoded(content.decode("cp1252"), "Latin-1", because)
    except UnicodeDecodeError:
        return _decoded(content.decode("latin-1"), "Latin-1", because)


def _decoded(text: str, encoding: str, because: str) -> Decoded:
    lost = text.count(_REPLACEMENT)
    warnings = (
        f"{plural(lost, 'bokstav', 'bokstäver')} i filens texter har gått förlorade (�). Beloppen "
        "påverkas inte, men koder och namn kan ha blivit fel: exportera hellre på nytt.",
    )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding, because, warnings if lost else ())


def records(text: str) -> Iterator[Record]:
    """Every line that is not empty; the label is "{", "}" or "" for a line without one."""
    for row, line in enumerate(text.split("\n"), start=1):
        line = line.strip(" \t\f\v" + _DOS_END_OF_FILE)
        if not line:
            continue
        found = _LABEL.match(line)
        if found:
            yield Record(row, found.group().upper(), line[found.end() :].lstrip(" \t"))
        elif line in (OPENING, CLOSING):
            yield Record(row, line, "")
        else:
            yield Record(row, STRAY, line)


def split(rest: str) -> tuple[list[str], Objects]:
    """The fields of a record and its object list.

    ValueError when the object list does not hold pairs of dimension and object.
    """
    before, opened, after = rest.partition(OPENING)
    if not opened:
        return _fields(rest), ()
    if QUOTE not in before:
        listed, closed, after = after.partition(CLOSING)
        if closed and listed.count(QUOTE) % 2 == 0:
            return _fields(before) + _fields(after), _objects(listed)
    return _split_with_quoted_braces(rest)


def texts(rest: str) -> list[str]:
    """Every text of a record, in its object list too, whether or not that holds pairs."""
    return [bare or quoted for quoted, brace, bare in _FIELD.findall(rest) if not brace]


def _fields(text: str) -> list[str]:
    if QUOTE not in text:
        return text.split() if text.isascii() else _BARE_FIELD.findall(text)
    fields = texts(text)
    return [field.replace('\\"', QUOTE) for field in fields] if "\\" in text else fields


@lru_cache(maxsize=10_000)
def _objects(listed: str) -> Objects:
    """The pairs of an object list; the same few thousand lists come back on every row."""
    fields = _fields(listed)
    return tuple(zip(fields[::2], fields[1::2], strict=True))


def _split_with_quoted_braces(rest: str) -> tuple[list[str], Objects]:
    fields: list[str] = []
    listed: list[str] = []
    into = fields
    for quoted, brace, bare in _FIELD.findall(rest):
        if brace:
            into = listed if brace == OPENING else fields
        else:
            into.append((bare or quoted).replace('\\"', QUOTE))
    return fields, tuple(zip(listed[::2], listed[1::2], strict=True))


@dataclass(frozen=True)
class Checksum:
    """The #KSUMMA of a file, and what its records give."""

    stated: str
    computed: str
    row: int

    @property
    def holds(self) -> bool:
        return self.stated == self.computed


def checksum(text: str) -> Checksum | None:
    """Check the records between the two #KSUMMA of a file (SIE 4B, section 10).

    CRC-32 over labels and fields without blanks, enclosing quotes and braces, in CP437. None when
    the file has no #KSUMMA; FileRefused when it has the first but not the last: it is cut off.
    """
    if "#KSUMMA" not in text.upper():
        return None
    running: int | None = None
    for record in records(text):
        if record.label == "#KSUMMA":
            if running is not None:
                return Checksum(record.rest.strip('" \t'), str(running), record.row)
            running = 0
        elif running is not None and record.label.startswith("#"):
            running = zlib.crc32(_summed_text(record).encode("cp437", "replace"), running)
    if running is None:
        return None
    raise FileRefused(
        "Filen är avklippt: den börjar med en kontrollsumma (#KSUMMA) men slutar utan. "
        "Exportera den på nytt."
    )


def _summed_text(record: Record) -> str:
    fields = "".join(bare or quoted for quoted, _, bare in _FIELD.findall(record.rest))
    return record.label + fields.replace('\\"', QUOTE)
