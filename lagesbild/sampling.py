"""Samples for control: drawn of voucher rows or of a list, and drawn again from what is kept (K4).

Amounts are SEK as a board reads them: costs negative, income positive. Sizes are rows.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

import pyarrow as pa

from lagesbild.access import Change, Event, Reader, Viewer
from lagesbild.economy import ReceiptLoad, receipt_loads
from lagesbild.errors import UserError
from lagesbild.samples import (
    LIST,
    STRATA,
    VOUCHERS,
    DrawnRow,
    Filter,
    Listed,
    Method,
    Population,
    Repeated,
    SampledRow,
    SampleRow,
    Size,
    Source,
    Wish,
)

MOST_DRAWN = 5_000
"""More than anyone examines by hand, and what a page and a workbook can show."""
MOST_WORDS = 200
FEWEST_STRATA, MOST_STRATA = 2, 10


@dataclass(frozen=True)
class _Met:
    ordinal: int
    row_key: str
    stratum: int | None
    hits: int | None


def of_viewer(viewer: Viewer, asked: Filter) -> Filter:
    """The filter with the departments that the viewer sees, so that others can repeat it."""
    seen = viewer.departments
    return replace(asked, departments=None if seen is None else tuple(sorted(seen)))


def size_of(reader: Reader, board: str, asked: Filter) -> Size:
    """How many voucher rows a filter leaves, and their sum."""
    [size] = reader.rows("control/population_size", Size, **asked.parameters(board))
    return size


def population_of(reader: Reader | Change, board: str, source: Source) -> Population:
    """What a sample is drawn from, with its fingerprint."""
    if isinstance(source, Listed):
        [found] = reader.rows("control/list_population", Population, **_of_list(source))
        return replace(found, load_ids=None)
    [found] = reader.rows("control/population", Population, **source.parameters(board))
    return found


def samples(reader: Reader, board: str) -> list[SampleRow]:
    """The board's samples that the viewer may see, latest first."""
    return reader.rows("control/samples", SampleRow, board=board)


def rows_of(reader: Reader, board: str, sample: SampleRow) -> list[SampledRow]:
    """The rows of a sample as they were when it was drawn."""
    return reader.rows("control/sampled_rows", SampledRow, **row_parameters(board, sample))


def row_parameters(board: str, sample: SampleRow) -> dict[str, Any]:
    """What `rows_of` is asked with; a figure's receipt shows it."""
    return {"board": board, "sample": sample.sample_id}


def loads_of(reader: Reader, board: str, sample: SampleRow) -> list[ReceiptLoad]:
    """Those of the loads that a sample was drawn from that still count."""
    if sample.first_period is None or sample.last_period is None:
        return []
    found = receipt_loads(reader, board, "actual", sample.first_period, sample.last_period)
    return [load for load in found if load.load_id in (sample.load_ids or ())]


def draw(
    change: Change,
    board: str,
    source: Source,
    wish: Wish,
    purpose: str = "",
    seed: str | None = None,
) -> int:
    """Draw a sample and keep how it was drawn; its number. Nothing of a list's rows is kept.

    The seed is drawn too unless it is given.
    """
    told = " ".join(purpose.split())
    if len(told) > MOST_WORDS:
        raise UserError(
            f"Det som granskas är för långt beskrivet. Skriv högst {MOST_WORDS} tecken."
        )
    if isinstance(source, Filter):
        source = of_viewer(change.author, source)
    population = population_of(change, board, source)
    size = _require_usable(population, source, wish)
    seed = seed or secrets.token_hex(8)
    drawn = _drawn(change, board, source, wish.method, wish.strata, seed, size)
    change.run(
        "commands/insert_sample",
        **_as_kept(change.author, board, source),
        purpose=told or None,
        method=wish.method.value,
        asked_percent=wish.percent,
        asked_rows=size,
        strata=wish.strata if wish.method is Method.STRATIFIED else None,
        seed=seed,
        population_rows=population.row_count,
        population_sum=population.total,
        population_absolute=Decimal(population.absolute_ore) / 100,
        fingerprint=population.fingerprint,
        load_ids=population.load_ids,
        drawn_rows=len(drawn),
    )
    with change.offering(sampled_rows=_as_table(drawn)):
        change.run("commands/insert_sampled_rows", board=board)
    [number, *_] = change.rows("control/samples", SampleRow, board=board)
    change.record(
        Event.SAMPLE_DRAWN, board, number.sample_id, f"{len(drawn)} av {population.row_count}"
    )
    return number.sample_id


def repeated(
    reader: Reader, board: str, sample: SampleRow, listed: Listed | None = None
) -> Repeated:
    """Draw a sample again from its record: of what now counts, or of a list that is given again."""
    source: Source = listed if listed is not None else sample.filter
    population = population_of(reader, board, source)
    same = (population.row_count, population.total, population.fingerprint) == (
        sample.population_rows, sample.population_sum, sample.fingerprint,
    )  # fmt: skip
    if not same:
        return Repeated(population, same_population=False, same_rows=False)
    drawn = _drawn(
        reader, board, source, Method(sample.method), sample.strata or STRATA, sample.seed,
        sample.asked_rows,
    )  # fmt: skip
    # Not by load: the same file that is loaded again has another number and the same rows.
    now = [(row.ordinal, row.sheet, row.row_number, row.column_name, row.period) for row in drawn]
    then = [
        (row.ordinal, row.sheet, row.row_number, row.column_name, row.period)
        for row in rows_of(reader, board, sample)
    ]
    return Repeated(population, same_population=True, same_rows=now == then)


def _drawn(
    reader: Reader | Change,
    board: str,
    source: Source,
    method: Method,
    strata: int,
    seed: str,
    size: int,
) -> list[DrawnRow]:
    how = {"method": method.value, "seed": seed, "size": size, "strata": strata}
    if isinstance(source, Filter):
        return reader.rows("control/draw_vouchers", DrawnRow, **source.parameters(board), **how)
    place = {key: at for at, key in enumerate(source.keys)}
    met = reader.rows("control/draw_list", _Met, **_of_list(source), **how)
    return [_of_listed(source, place[one.row_key], one) for one in met]


def _of_listed(source: Listed, at: int, met: _Met) -> DrawnRow:
    amount = Decimal(source.ore[at]) / 100 if source.amount_header is not None else None
    return DrawnRow(
        met.ordinal, None, source.sheet, source.numbers[at], None, None, amount, met.stratum,
        met.hits,
    )  # fmt: skip


def _of_list(source: Listed) -> dict[str, Any]:
    return {"row_keys": list(source.keys), "ore": list(source.ore)}


def _require_usable(population: Population, source: Source, wish: Wish) -> int:
    if not population.row_count:
        raise UserError("Inga rader stämmer med urvalet. Ändra det och försök igen.")
    if wish.percent is not None and not 0 < wish.percent <= 100:
        raise UserError("En andel ska vara större än 0 och högst 100 procent.")
    if not FEWEST_STRATA <= wish.strata <= MOST_STRATA:
        raise UserError(f"Antalet skikt ska vara {FEWEST_STRATA}–{MOST_STRATA}.")
    size = wish.size(population.row_count)
    if size < 1:
        raise UserError("Skriv hur många rader som ska dras, minst 1.")
    if min(size, population.row_count) > MOST_DRAWN:
        raise UserError(
            f"Ett stickprov kan ha högst {MOST_DRAWN} rader. Skriv ett lägre antal eller en lägre "
            "andel."
        )
    if wish.method is not Method.RANDOM and isinstance(source, Listed) and not source.amount_header:
        raise UserError("Metoden går efter belopp. Välj vilken kolumn i listan som har beloppen.")
    if wish.method is Method.MONETARY and not population.absolute_ore:
        raise UserError("Alla belopp är noll, så metoden kan inte välja. Välj en annan metod.")
    return size


def _as_kept(author: Viewer, board: str, source: Source) -> dict[str, Any]:
    """What is kept of what a sample was drawn from."""
    if isinstance(source, Filter):
        of_file = {"drawn_from": VOUCHERS, "file_name": None, "amount_header": None}
        return {**source.parameters(board), **of_file}
    nothing = dict.fromkeys(one.name for one in fields(Filter))
    seen = None if author.departments is None else sorted(author.departments)
    return {
        **nothing,
        "board": board,
        "departments": seen,
        "drawn_from": LIST,
        "file_name": source.file_name,
        "amount_header": source.amount_header,
    }


_COLUMNS = {
    "ordinal": pa.int32(),
    "load_id": pa.int32(),
    "sheet": pa.string(),
    "row_number": pa.int32(),
    "column_name": pa.string(),
    "period": pa.int32(),
    "amount": pa.decimal128(18, 2),
    "stratum": pa.int32(),
    "hits": pa.int32(),
}


def _as_table(drawn: Sequence[DrawnRow]) -> pa.Table:
    return pa.table(
        {
            name: pa.array([getattr(row, name) for row in drawn], kind)
            for name, kind in _COLUMNS.items()
        }
    )
