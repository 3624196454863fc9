"""Identity numbers in a file: where they stand, before anything of it is kept or shown (I6).

A file is searched as soon as it has been read. Unless every number stands where its kind may have
them, the file is refused with the addresses of the cells and never with what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild import identity_numbers
from lagesbild.identity_numbers import Candidate, hidden
from lagesbild.ingest.identity_columns import may_hold_persons, rows_with_persons
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers import sie_records
from lagesbild.ingest.table import ROW, FileForm, PersonCells, ReadFile, Table
from lagesbild.numbers import count
from lagesbild.text import plural

MOST_ADDRESSES = 20

_OF_THE_SENDER = "#ORGNR"
"""The number of the company whose books they are; a sole trader's is that of a person. It is read
to name the sender, and never kept when it is a person's."""

_OF_THE_SENDER_IN_XML = re.compile(r'(<(?:\w+:)?Company\b[^>]*?\sorganizationId=)"[^"\n]*"')
_TEXT_IN_XML = re.compile(r"\"([^\"]*)\"|'([^']*)'|>([^<]*)")
_FIGURE = re.compile("-?[0-9.]*")
_TIME_OF_DAY = re.compile("(?:[01][0-9]|2[0-3])[0-5][0-9]")
_YEARS_OF_A_NEW_FILE = 1


def require_clean_name(name: str) -> None:
    """FileRefused, without the name, when a file is named after a person's number."""
    if _named_after_a_person(name):
        raise FileRefused(
            "Filens namn innehåller ett personnummer eller samordningsnummer. Ingenting har "
            "sparats. Byt namn på filen och läs in den igen."
        )


def without_numbers(refusal: FileRefused) -> FileRefused:
    """A reader's refusal, whose words may quote the file, with people's numbers blotted out."""
    return FileRefused(
        hidden(str(refusal)),
        tuple(
            replace(each, sheet=hidden(each.sheet), message=hidden(each.message))
            for each in refusal.problems
        ),
    )


def searched(path: Path, file: ReadFile) -> ReadFile:
    """The file with every place where a person's number stands."""
    in_tables = [place for table in file.tables for place in _in_table(table)]
    rows = {row for place in in_tables for row in place.rows}
    beside = [row for row in _rows_of_texts(path, file.form) if row not in rows]
    found = [*in_tables, *([PersonCells("", rows=tuple(beside))] if beside else [])]
    if any(identity_numbers.persons_in(text) for text in _said_of(file)):
        found.append(PersonCells(""))
    return replace(file, persons=tuple(found))


def cleared(file: ReadFile, kept: ReadFile | None = None) -> ReadFile:
    """The file as it may be shown and stored: `kept`, in which people have been replaced.

    FileRefused when a number stands in `kept` where the file had it; without `kept` none belongs.
    """
    kept = file if kept is None else kept
    left = [still for place in file.persons if (still := _still_there(place, file, kept))]
    if left:
        raise _refusal(left, file)
    return replace(kept, persons=())


def _still_there(place: PersonCells, file: ReadFile, kept: ReadFile) -> PersonCells | None:
    if file is kept or not place.column:
        return place
    before, after = (
        next(table for table in each.tables if table.sheet == place.sheet).cells
        for each in (file, kept)
    )
    there = pc.is_in(before.column(ROW), pa.array(place.rows, pa.int32()))
    same = pc.equal(before.column(place.column), after.column(place.column))
    rows = before.column(ROW).filter(pc.and_(there, pc.fill_null(same, False))).to_pylist()
    return replace(place, rows=tuple(rows)) if rows else None


def _refusal(found: Sequence[PersonCells], file: ReadFile) -> FileRefused:
    number = {table.sheet: place for place, table in enumerate(file.tables, 1)}
    problems = [
        problem for place in found for problem in _problems(place, number.get(place.sheet, 0))
    ]
    total = sum(max(1, len(place.rows)) for place in found)
    if total > MOST_ADDRESSES:
        more = plural(total - MOST_ADDRESSES, "ställe", "ställen")
        problems = [*problems[:MOST_ADDRESSES], Problem("", 0, "", f"Och på {more} till.")]
    return FileRefused(
        "Filen innehåller personnummer eller samordningsnummer på "
        f"{plural(total, 'ställe', 'ställen')}. Sådana får inte läsas in, och ingenting har "
        "sparats. Ta ut filen på nytt utan dem, eller ta bort dem ur filen, och läs in den igen.",
        tuple(problems),
    )


def _named_after_a_person(name: str) -> bool:
    return any(not _is_moment(found) for found in identity_numbers.persons_in(name))


def _is_moment(found: Candidate) -> bool:
    """Whether it is the day and time when a file was made: "utfall 20260131-0915.csv"."""
    this_year = date.today().year  # noqa: DTZ011 (the year of whoever named the file)
    year = int((found.century or "20") + found.digits[:2])
    return (
        0 <= this_year - year <= _YEARS_OF_A_NEW_FILE
        and _TIME_OF_DAY.fullmatch(found.digits[6:]) is not None
    )


def _in_table(table: Table) -> Iterator[PersonCells]:
    if _named_after_a_person(table.sheet):
        yield PersonCells(table.sheet)
    numbers = table.cells.column(ROW)
    for column in table.columns:
        places = rows_with_persons(table.cells.column(column))
        if len(places):
            yield PersonCells(
                table.sheet, column, tuple(np.asarray(numbers.take(pa.array(places))).tolist())
            )


def _rows_of_texts(path: Path, form: FileForm) -> list[int]:
    """The rows of a SIE file with a number in any text, also in those that are not read."""
    if form is FileForm.SIE4:
        content, texts_of = sie_records.decode(path.read_bytes()).text, _texts_of_sie
    elif form is FileForm.SIE5:
        content, texts_of = path.read_text("utf-8", "replace"), _texts_of_xml
    else:
        return []
    if not may_hold_persons(_column(content.split("\n"))):
        return []
    texts = list(texts_of(content))
    found = rows_with_persons(_column([text for _, text in texts]))
    return sorted({texts[place][0] for place in found})


def _column(texts: list[str]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(texts, pa.string())])


def _texts_of_sie(content: str) -> Iterator[tuple[int, str]]:
    for record in sie_records.records(content):
        if record.label == _OF_THE_SENDER:
            continue
        for text in sie_records.texts(record.rest):
            yield record.row, text


def _texts_of_xml(content: str) -> Iterator[tuple[int, str]]:
    others = _OF_THE_SENDER_IN_XML.sub(r'\1""', content)
    for row, line in enumerate(others.split("\n"), 1):
        for texts in _TEXT_IN_XML.findall(line):
            yield row, "".join(texts)


def _said_of(file: ReadFile) -> Iterator[str]:
    """What a reader concluded, in words that may come from the file; but for names of sheets,
    which have an address of their own.
    """
    said = [text for each in file.evidence for text in (each.value, each.because)]
    said += [*file.warnings, *(stated.label for stated in file.stated)]
    said += [text for text in file.control.values() if not _FIGURE.fullmatch(text)]
    named = [table.sheet for table in file.tables if _named_after_a_person(table.sheet)]
    for text in said:
        yield reduce(lambda rest, sheet: rest.replace(sheet, ""), named, text)


def _problems(place: PersonCells, number: int) -> Iterator[Problem]:
    what = "ett personnummer eller samordningsnummer"
    sheet = place.sheet
    if sheet and _named_after_a_person(sheet):
        sheet = f"Blad nummer {count(number)}"
    if place.column:
        for row in place.rows[:MOST_ADDRESSES]:
            yield Problem(sheet, row, place.column, f"Cellen innehåller {what}.")
    elif place.rows:
        for row in place.rows[:MOST_ADDRESSES]:
            yield Problem("", row, "", f"Raden innehåller {what}.")
    elif sheet:
        yield Problem(sheet, 0, "", f"Bladets namn innehåller {what}.")
    else:
        yield Problem("", 0, "", f"Det som står i filens början innehåller {what}.")
