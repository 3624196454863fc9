"""One sample: whether it can be drawn again, its rows, how it was drawn, and its working paper."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import sampling, sampling_findings
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.samples import Listed, Repeated, SampledRow, SampleRow
from lagesbild.table_files import EXCEL
from lagesbild.ui import (
    downloads,
    figures,
    receipts,
    record_receipts,
    sample_lists,
    sample_paper,
    sample_tables,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source


def show(reader: Reader, view: View, sample: SampleRow) -> None:
    """The sample as it was drawn, whatever has become of its ground."""
    st.markdown(f"**{plain(sampling_findings.headline(sample))}**")
    rows = sampling.rows_of(reader, view.board.id, sample)
    if sample.is_of_list:
        _of_list(reader, view, sample, rows)
    else:
        _of_vouchers(reader, view, sample, rows)


def _of_vouchers(reader: Reader, view: View, sample: SampleRow, rows: Sequence[SampledRow]) -> None:
    _tell(
        sample,
        figures.kept(
            reader,
            view,
            ("sample", sample.sample_id),
            lambda: sampling.repeated(reader, view.board.id, sample),
        ),
    )
    table = sample_tables.vouchers(sample, rows, view)
    source = Source(
        table,
        "control/sampled_rows",
        sampling.row_parameters(view.board.id, sample),
        lambda: sampling.loads_of(reader, view.board.id, sample),
        "Huvudbok",
    )
    tables.show(table, f"sample-{sample.sample_id}", on_receipt=receipts.ask)
    _take_home(reader, sample, table)
    record_receipts.show_asked_for(source)


def _of_list(reader: Reader, view: View, sample: SampleRow, rows: Sequence[SampledRow]) -> None:
    listed = _at_hand(reader, view, sample, rows)
    table = sample_tables.of_list(sample, rows, listed, sample_tables.MOST_HEADERS)
    tables.show(table, f"sample-{sample.sample_id}")
    _take_home(reader, sample, sample_tables.of_list(sample, rows, listed))


def _at_hand(
    reader: Reader, view: View, sample: SampleRow, rows: Sequence[SampledRow]
) -> Listed | None:
    """The list that the sample was drawn from, when it is given and has not been changed."""
    sheet = next((row.sheet for row in rows), None)
    listed = sample_lists.held(sample) or sample_lists.ask_again(reader.viewer, sample, sheet or "")
    if listed is None:
        return None
    found = sampling.repeated(reader, view.board.id, sample, listed)
    _tell(sample, found)
    return listed if found.same_rows else None


def _tell(sample: SampleRow, found: Repeated) -> None:
    words = plain(sampling_findings.again(sample, found))
    if found.same_rows:
        st.success(words)
    else:
        st.warning(words)


def _take_home(reader: Reader, sample: SampleRow, table: FinanceTable) -> None:
    facts = sampling_findings.facts(sample)
    downloads.offer_made(
        reader,
        "Hämta arbetspapper",
        f"arbetspapper-stickprov-{sample.sample_id}",
        lambda: sample_paper.workbook(table, facts),
        sampling_findings.drawn(sample),
        EXCEL,
    )
    with st.expander("Så drogs stickprovet"), st.container(gap=None):
        for name, words in facts:
            st.markdown(f"**{plain(name)}:** {plain(words)}")
