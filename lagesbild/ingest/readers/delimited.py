"""Text files: CSV and its relatives, in any usual encoding, delimiter and line end."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers import dialect, encoding
from lagesbild.ingest.readers.encoding import Encoding
from lagesbild.ingest.readers.text_rows import TextRows
from lagesbild.ingest.table import Evidence, FileForm, ReadFile
from lagesbild.settings import Limits
from lagesbild.text import plural

_BLOCK = 8 << 20
_LONGEST_LINE = 16 << 20


def read(path: Path, name: str, limits: Limits) -> ReadFile:
    """Read a text file as one table of text cells, without its empty lines.

    FileRefused names the rows that cannot be cut into the table's columns for certain.
    """
    written_in = encoding.detect(path)
    rows: TextRows | None = None
    zeros = 0
    for text in _blocks(path, written_in):
        zeros += text.count("\0")
        lines = text.replace("\0", "")
        if rows is None:
            found = dialect.detect(lines)
            rows = TextRows(found, limits, first_row=2 if found.has_separator_line else 1)
            lines = lines.partition("\n")[2] if found.has_separator_line else lines
        rows.add(lines)
    table = rows.table() if rows else None
    if rows is None or table is None or not table.row_count:
        raise FileRefused("Filen är tom. Exportera den på nytt och läs in den igen.")
    evidence = (
        Evidence("encoding", written_in.name, written_in.because),
        Evidence("delimiter", rows.dialect.delimiter_name, rows.dialect.because),
    )
    warnings = (f"{plural(zeros, 'nolltecken', 'nolltecken')} har tagits bort.",) if zeros else ()
    return ReadFile(name, FileForm.DELIMITED, (table,), evidence, warnings)


def _blocks(path: Path, written_in: Encoding) -> Iterator[str]:
    """The file in blocks of whole lines, each line ended by one newline whatever it had."""
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(written_in.codec)(), translate=True
    )
    row, rest = 1, ""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            text = rest + _decoded(decoder, block, written_in, row)
            end = text.rfind("\n") + 1
            rest = text[end:]
            row += text.count("\n")
            if len(rest) > _LONGEST_LINE:
                raise FileRefused(
                    f"Rad {row} är längre än 16 miljoner tecken: filen är ingen tabell. "
                    "Exportera den på nytt och läs in den igen."
                )
            if end:
                yield text[:end]
    rest += _decoded(decoder, b"", written_in, row)
    rest = rest.rstrip("\x1a")  # DOS ends a file so
    if rest:
        yield rest if rest.endswith("\n") else rest + "\n"


def _decoded(
    decoder: io.IncrementalNewlineDecoder, block: bytes, written_in: Encoding, row: int
) -> str:
    try:
        return decoder.decode(block, final=not block)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(written_in.codec, errors="ignore")
        row += before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
        message = (
            f"Filen är skriven i {written_in.name}, men rad {row} har tecken som inte går att "
            "läsa. Rätta raden eller exportera filen på nytt."
        )
        raise FileRefused(message, (Problem("", row, "", message),)) from None
