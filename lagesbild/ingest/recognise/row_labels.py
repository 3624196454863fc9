"""Tables whose rows say what they are: "Utfall 2022" beside months, "2022 prognos" beside sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lagesbild.ingest.reading import Kind, RowAmounts
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.sample import Cells, Sample

_NEARLY_ALL = 0.8


@dataclass(frozen=True)
class RowLabel:
    """What a row's label says. `kind` is None for a year alone."""

    row: int
    kind: Kind | None
    year: int


def label_column(sample: Sample, columns: Sequence[str]) -> str | None:
    """The column in which nearly every row names its year, of those that may."""
    for column in columns:
        texts = [text for text in sample.of(column) if not words.is_total(text, has_code=False)]
        named = sum(words.kind_and_year(text) is not None for text in texts)
        if texts and named >= _NEARLY_ALL * len(texts):
            return column
    return None


def labels_in(rows: Sequence[tuple[int, Cells]], column: str) -> list[RowLabel]:
    """The labels of rows that have one."""
    read = ((row, words.kind_and_year(cells.get(column) or "")) for row, cells in rows)
    return [RowLabel(row, *found) for row, found in read if found]


def row_amounts(
    labels: Sequence[RowLabel], column_kinds: Mapping[str, Kind | None], neutral: Kind | None
) -> list[tuple[tuple[str, ...], tuple[RowAmounts, ...]]]:
    """Groups of columns that go together, and what each row's amounts are in them.

    A column that names its kind keeps it in every row. In the others the row's label decides and
    `neutral` is what a year alone means; a row is left out there when a column of its own has it.
    """
    named = {kind for kind in column_kinds.values() if kind}
    groups = []
    for kind in [None, *dict.fromkeys(kind for kind in column_kinds.values() if kind)]:
        columns = tuple(column for column, held in column_kinds.items() if held is kind)
        rows = []
        for label in labels:
            row_kind = kind or label.kind or neutral
            if row_kind and (kind or label.kind not in named):
                rows.append(RowAmounts(label.row, row_kind, label.year))
        if columns and rows:
            groups.append((columns, tuple(rows)))
    return groups
