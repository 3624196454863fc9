"""Reports that write a code on the first row of its block alone."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.table import ROW


def filled_down(cells: pa.Table, column: str, ends: Collection[int]) -> pa.Table:
    """A column's texts repeated in the empty cells below them.

    `ends` are the rows that end a block: nothing is repeated from them or across them.
    """
    texts = cells.column(column).combine_chunks()
    stands = has_text(texts)
    is_end = np.isin(cells.column(ROW).to_numpy(), list(ends))
    places = np.maximum.accumulate(np.where(stands | is_end, np.arange(len(texts)), -1))
    nothing = (places < 0) | is_end[places]
    filled = texts.take(pa.array(places, mask=nothing))
    return cells.set_column(cells.schema.get_field_index(column), column, filled)


def has_text(texts: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """Which cells hold more than blanks."""
    filled = pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(texts), ""), False)
    return np.asarray(filled.to_numpy(zero_copy_only=False), dtype=bool)
