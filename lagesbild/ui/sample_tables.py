"""Samples as tables: those that have been drawn, and the rows of one."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import sampling_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.ingest.problems import Problem
from lagesbild.periods import Period
from lagesbild.samples import Listed, Method, SampledRow, SampleRow
from lagesbild.text import moment
from lagesbild.ui.board_tables import KR_AND_ORE

MOST_HEADERS = 6
"""How many of a list's own columns a page shows; the working paper has all."""


def earlier(drawn: Sequence[SampleRow]) -> FinanceTable:
    """Every sample of a board, latest first."""
    return FinanceTable(
        caption="Dragna stickprov, senast överst",
        columns=(
            Column("name", "Stickprov"),
            Column("of", "Draget ur", prose=True),
            Column("method", "Metod"),
            Column("rows", "Dragna", Kind.COUNT),
            Column("whole", "Av", Kind.COUNT),
            Column("author", "Draget av"),
            Column("at", "När"),
        ),
        rows=tuple(
            Row(
                str(one.sample_id),
                (
                    sampling_findings.name(one),
                    sampling_findings.population(one),
                    Method(one.method).label,
                    one.drawn_rows,
                    one.population_rows,
                    one.author,
                    moment(one.drawn_at),
                ),
                link=True,
            )
            for one in drawn
        ),
    )


def vouchers(sample: SampleRow, rows: Sequence[SampledRow], view: View) -> FinanceTable:
    """The voucher rows of a sample as they were when it was drawn, to the öre."""
    how = _how(sample)
    gone = any(not row.still_counts for row in rows)
    return FinanceTable(
        title=sampling_findings.name(sample),
        caption=f"{sampling_findings.population(sample)}. Belopp i kr",
        columns=(
            Column("voucher", "Verifikation"),
            Column("ordinal", "Nr", Kind.COUNT),
            Column("description", "Text"),
            Column("period", "Period"),
            Column("booked_on", "Bokförd"),
            Column("cost_centre", "Ansvar"),
            Column("account", "Konto"),
            Column("counterparty", "Motpart"),
            Column("amount", "Belopp", Kind.MONEY, KR_AND_ORE),
            *how,
            *((Column("counts", "Räknas nu"),) if gone else ()),
            Column("file", "Fil"),
            Column("place", "Plats"),
        ),
        rows=tuple(
            Row(
                str(row.ordinal),
                (
                    row.voucher or "Utan verifikation",
                    row.ordinal,
                    _text(row),
                    None if row.period is None else str(Period.of(row.period)),
                    row.booked_on.isoformat() if row.booked_on else None,
                    row.cost_centre,
                    row.account,
                    row.counterparty,
                    row.amount,
                    *_met(how, row),
                    *(("Ja" if row.still_counts else "Nej",) if gone else ()),
                    row.file_name,
                    Problem(row.sheet or "", row.row_number, row.column_name or "", "").address,
                ),
            )
            for row in rows
        ),
        note=view.board.sign.amounts,
        sortable=True,
    )


def of_list(
    sample: SampleRow, rows: Sequence[SampledRow], listed: Listed | None, most: int | None = None
) -> FinanceTable:
    """The rows of a sample of a list: their numbers, and what stands there when it is at hand.

    `most` is how many of the list's columns are shown; None is all.
    """
    how = _how(sample)
    headers = () if listed is None else listed.headers[:most]
    cells = {} if listed is None else dict(zip(listed.numbers, listed.cells, strict=True))
    return FinanceTable(
        title=sampling_findings.name(sample),
        caption=sampling_findings.population(sample),
        columns=(
            Column("row", "Rad i listan"),
            Column("ordinal", "Nr", Kind.COUNT),
            *(Column(f"cell-{at}", header) for at, header in enumerate(headers)),
            *((Column("amount", "Läst belopp", Kind.MONEY, KR_AND_ORE),) * _has_amounts(sample)),
            *how,
        ),
        rows=tuple(
            Row(
                str(row.ordinal),
                (
                    f"Rad {row.row_number}",
                    row.ordinal,
                    *cells.get(row.row_number, ())[: len(headers)],
                    *((row.amount,) * _has_amounts(sample)),
                    *_met(how, row),
                ),
            )
            for row in rows
        ),
    )


def _has_amounts(sample: SampleRow) -> bool:
    return sample.amount_header is not None


def _how(sample: SampleRow) -> tuple[Column, ...]:
    """What the method says of each row."""
    if sample.method == Method.STRATIFIED.value:
        return (Column("stratum", "Skikt", Kind.COUNT),)
    if sample.method == Method.MONETARY.value:
        return (Column("hits", "Möten", Kind.COUNT),)
    return ()


def _met(how: Sequence[Column], row: SampledRow) -> tuple[Cell, ...]:
    return tuple(getattr(row, column.key) for column in how)


def _text(row: SampledRow) -> str:
    return row.description or ("Dold text" if row.text_is_hidden else "Utan text")
