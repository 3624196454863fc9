"""Which characters a text file's bytes stand for. No program says so; the bytes have to tell."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.numbers import count

_BLOCK = 1 << 20
_ENOUGH = 2_000  # telling letters; more would not change the answer

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 BE"),
)

# å ä ö Å Ä Ö in words. Bytes that Windows has as a quotation mark, dots, euro or trade mark, which
# may end a word, count inside one only.
_IN_WORDS = {
    codec: re.compile(letters)
    for codec, letters in (
        ("cp1252", rb"[A-Za-z][\xe5\xe4\xf6\xc5\xc4\xd6]"),
        ("cp437", rb"[A-Za-z](?:[\x86\x84]|[\x94\x8f\x8e\x99](?=[A-Za-z]))"),
        ("mac_roman", rb"[A-Za-z](?:[\x8c\x8a\x9a]|[\x81\x80\x85](?=[A-Za-z]))"),
        ("utf-8", rb"\xc3[\xa5\xa4\xb6\x85\x84\x96]"),
    )
}
_NAMES = {
    "cp1252": "Windows-1252",
    "cp437": "CP437",
    "cp850": "CP850",
    "mac_roman": "Mac Roman",
}

# CP437 and CP850 agree on å ä ö. Where only CP850 has letters (ø Ø Á À Ê …) and §, CP437 has box
# drawing and mathematics.
_ONLY_IN_CP850 = re.compile(rb"[\x9b\x9d\xb5-\xb7\xc6\xc7\xd0-\xd8\xde\xec\xf5]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\0\t\n\v\f\r\x15\x1a")) + b"\x7f"


@dataclass(frozen=True)
class Encoding:
    """An encoding and how it was told. `name` is what users see, `codec` what Python calls it."""

    codec: str
    name: str
    because: str


def detect(path: Path) -> Encoding:
    """Tell a file's encoding: its mark, UTF-16's zero bytes, strict UTF-8, else by its å ä ö.

    Refuses what is no text at all, and UTF-8 with a damaged character (read as anything else,
    every å ä ö of the file would turn into two wrong ones).
    """
    with path.open("rb") as file:
        start = file.read(_BLOCK)
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return Encoding(codec, name, "filen börjar med en byteordningsmarkering (BOM)")
    zeros_even, zeros_odd = start[::2].count(0), start[1::2].count(0)
    half = max(1, len(start) // 2)
    if zeros_odd > 0.4 * half and zeros_even < 0.1 * half:
        return Encoding("utf-16-le", "UTF-16 LE", "varannan byte är noll")
    if zeros_even > 0.4 * half and zeros_odd < 0.1 * half:
        return Encoding("utf-16-be", "UTF-16 BE", "varannan byte är noll")
    if len(start) - len(start.translate(None, _CONTROLS)) > len(start) / 100:
        raise FileRefused(
            "Filen innehåller annat än text och går inte att läsa som textfil. "
            "Exportera den som CSV eller Excel och läs in den igen."
        )
    damaged = _first_row_not_in_utf8(path)
    if damaged is None:
        return Encoding("utf-8", "UTF-8", "alla tecken är giltiga i UTF-8")
    return _single_byte(path, damaged)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _first_row_not_in_utf8(path: Path) -> int | None:
    """The row with the first bytes that are not UTF-8; None when all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    ends = Counter[str]()
    try:
        for block in _blocks(path):
            ends.update(_line_ends(decoder.decode(block)))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        ends.update(_line_ends(error.object[: error.start].decode("utf-8")))
        return 1 + (ends["\n"] or ends["\r"])
    return None


def _line_ends(text: str) -> dict[str, int]:
    return {"\n": text.count("\n"), "\r": text.count("\r")}


def _single_byte(path: Path, damaged_row: int) -> Encoding:
    """Choose by counting å ä ö in words, where a dash or a quotation mark hardly stands."""
    letters, only_cp850 = Counter[str](), 0
    for block in _blocks(path):
        if block.isascii():
            continue
        letters.update({codec: len(word.findall(block)) for codec, word in _IN_WORDS.items()})
        only_cp850 += len(_ONLY_IN_CP850.findall(block))
        if letters.total() > _ENOUGH:
            break
    codec = max(_IN_WORDS, key=lambda candidate: letters[candidate])  # first when equal
    if codec == "utf-8":
        message = (
            f"Filen är skriven i UTF-8, men rad {damaged_row} har tecken som inte går att läsa. "
            "Rätta raden eller exportera filen på nytt."
        )
        raise FileRefused(message, (Problem("", damaged_row, "", message),))
    because = f"{count(letters[codec])} byte i ord är å, ä eller ö i {_NAMES[codec]}"
    if not letters[codec]:
        because = "filen är inte UTF-8 och inga å, ä eller ö i ord säger något annat"
    elif codec == "cp437" and only_cp850:
        codec = "cp850"
        because += f", {count(only_cp850)} är bokstäver bara i CP850"
    return Encoding(codec, _NAMES[codec], because)
