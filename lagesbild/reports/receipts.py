"""The appendix of a report: what its figures rest on (N1), as tables.

Who loaded a file is not said: documents are public, and the page of loads says it to those who may
know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import MISSING
from lagesbild.periods import Period, span_in_words
from lagesbild.reports.content import Chapter, Paragraph, Source, TablePart
from lagesbild.text import moment

HEADING = "Bilaga: Källor"


def appendix(sources: Sequence[Source]) -> Iterator[Chapter]:
    """Which questions were asked, and which files their answers rest on."""
    if not sources:
        return
    loads = _together(sources)
    yield Chapter(
        "sources",
        HEADING,
        (
            Paragraph(
                "Varje tabell och diagram säger vilken källa det vilar på. En källa är en fråga "
                "till databasen, med vad den frågades med, och de inläsningar som räknas i svaret."
            ),
            TablePart("questions", _questions(sources)),
            *((TablePart("loads", _loads(loads)),) if loads else ()),
        ),
    )


def asked_with(source: Source) -> str:
    """The parameters that have a value, in words: "board = bun, period = 202403"."""
    return ", ".join(
        f"{name} = {_value(value)}"
        for name, value in source.parameters.items()
        if value is not None
    )


def in_runs(numbers: Iterable[int]) -> str:
    """ "3, 7–9": neighbours together."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _together(sources: Sequence[Source]) -> dict[int, ReceiptLoad]:
    """Every load once, with all the periods that some source has of it."""
    loads: dict[int, ReceiptLoad] = {}
    for load in (load for source in sources for load in source.loads):
        before = loads.get(load.load_id, load)
        loads[load.load_id] = replace(
            load,
            first_period=min(before.first_period, load.first_period),
            last_period=max(before.last_period, load.last_period),
        )
    return loads


def _value(value: object) -> str:
    match value:
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return " ".join(_value(one) for one in value) or MISSING
        case _:
            return str(value)


def _questions(sources: Sequence[Source]) -> FinanceTable:
    return FinanceTable(
        title="Frågor som rapportens siffror är svar på",
        caption="Frågan är en fil i produktens mapp queries; det som inte begränsar den står inte",
        columns=(
            Column("number", "Källa", Kind.COUNT),
            Column("query", "Fråga"),
            Column("parameters", "Frågad med", prose=True),
            Column("loads", "Inläsningar"),
        ),
        rows=tuple(
            Row(
                str(source.number),
                (
                    source.number,
                    source.query,
                    asked_with(source) or MISSING,
                    in_runs(load.load_id for load in source.loads) or MISSING,
                ),
            )
            for source in sources
        ),
    )


def _loads(loads: dict[int, ReceiptLoad]) -> FinanceTable:
    return FinanceTable(
        title="Inläsningar som rapportens siffror vilar på",
        caption="Fingeravtrycket är filens SHA-256: samma fil har alltid samma",
        columns=(
            Column("load", "Inläsning", Kind.COUNT),
            Column("file", "Fil"),
            Column("span", "Perioder"),
            Column("rows", "Rader", Kind.COUNT),
            Column("when", "Inläst"),
            Column("hash", "Fingeravtryck"),
        ),
        rows=tuple(
            Row(
                str(load.load_id),
                (
                    load.load_id,
                    load.file_name,
                    _span(load),
                    load.row_count,
                    moment(load.committed_at),
                    load.file_sha256,
                ),
            )
            for _, load in sorted(loads.items())
        ),
    )


def _span(load: ReceiptLoad) -> str:
    if not load.last_period:
        return "hela listan"
    return span_in_words(Period.of(load.first_period), Period.of(load.last_period))
