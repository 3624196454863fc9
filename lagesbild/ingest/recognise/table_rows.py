"""The rows of a table with amounts: which are stored, which sum them, and whose codes are empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lagesbild.ingest.blocks import filled_down
from lagesbild.ingest.reading import Kind
from lagesbild.ingest.recognise.columns import FIELD_LABELS
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.levels import rows_that_sum
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.report_blocks import Blocks, find_blocks
from lagesbild.ingest.recognise.rows import Layout, SortedRows, sort_rows
from lagesbild.ingest.table import Table
from lagesbild.text import plural

_MOST_LISTED = 12


@dataclass(frozen=True)
class TableRows:
    """What the rows of a table are. `levels` sum other rows without saying so."""

    sorted: SortedRows
    levels: tuple[int, ...]
    blocks: Blocks

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sorted({*self.sorted.totals, *self.levels}))

    @property
    def blanks(self) -> tuple[int, ...]:
        """The rows without an amount of their own."""
        parts = (self.sorted.blanks, self.sorted.parts, self.sorted.repeated_headers)
        return tuple(sorted({*self.blocks.headings, *(row for part in parts for row in part)}))


def find_rows(examined: Examined, layout: Layout, stored: Sequence[str], notes: Notes) -> TableRows:
    """Tell the rows of a table apart; `stored` are the columns of amounts that are kept."""
    sorted_rows = sort_rows(examined.table, layout)
    blocks = find_blocks(examined.table, layout, sorted_rows)
    levels: set[int] = set()
    if layout.kind is not Kind.LEDGER:
        table = _filled(examined.table, layout, blocks)
        levels = rows_that_sum(table, layout, sorted_rows, stored, examined.decimal(stored))
    rows = TableRows(sorted_rows, tuple(sorted(levels)), blocks)
    _note(rows, layout, notes)
    return rows


def _filled(table: Table, layout: Layout, blocks: Blocks) -> Table:
    cells = table.cells
    for held, ends in blocks.ends.items():
        cells = filled_down(cells, layout.fields[held], ends)
    return Table(table.sheet, cells)


def _note(rows: TableRows, layout: Layout, notes: Notes) -> None:
    for what, found, because in (
        ("totals", rows.sorted.totals, "de kallar sig summa, totalt eller resultat"),
        ("levels", rows.levels, "deras belopp är summan av andra rader"),
        ("parts", rows.sorted.parts, "de upprepar en del av en annan rad (”varav”)"),
        ("repeated_headers", rows.sorted.repeated_headers, "de upprepar rubriken"),
        ("blank_rows", rows.sorted.blanks, "de har inget belopp"),
        ("headings", rows.blocks.headings, "de är rubriker för raderna under"),
    ):
        if found:
            notes.found(what, listed_rows(found), because)
    for held, filled in rows.blocks.filled.items():
        because = f"{FIELD_LABELS[held]} står bara på första raden i varje block"
        notes.found("filled_down", layout.fields[held], f"{because}: {listed_rows(filled)} får den")
    for held, without in rows.blocks.without.items():
        where = listed_rows(without)
        notes.warn(
            f"{where.capitalize()} har ingenting i kolumn {layout.fields[held]} efter en "
            "summa och läses in utan. Fyll i cellen om raden hör till blocket ovanför."
        )


def listed_rows(rows: Sequence[int]) -> str:
    """ "rad 4, 9", or how many when they are many."""
    if len(rows) > _MOST_LISTED:
        return plural(len(rows), "rad", "rader")
    return f"rad {', '.join(map(str, rows))}"
