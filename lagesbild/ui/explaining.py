"""Explain a variance in the page: what has been said, a form for whoever may, and the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from lagesbild import explanations, figure_words, numbers, variance_findings
from lagesbild.access import Reader
from lagesbild.economy import Part, View
from lagesbild.explanations import Explanation
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.text import moment
from lagesbild.ui import frame, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.variances import VarianceRow

_SAVED = "lagesbild-explained"


@dataclass(frozen=True)
class _Choice:
    """A part that can be explained: what it is called, its variance, and whether it must be."""

    name: str
    part: Part
    variance: Decimal
    is_asked_for: bool


def show(
    reader: Reader,
    view: View,
    unit: Unit,
    here: Place,
    rows: Sequence[VarianceRow],
    said: Sequence[Explanation],
) -> None:
    """What counts for the rows of the table; and for whoever may, the form."""
    choices = _choices(view, here, rows, said)
    counting = explanations.counting(said)
    told = [(one.name, counting[one.part]) for one in choices if one.part in counting]
    st.subheader("Förklaringar", anchor=False)
    if told:
        tables.show(_said_table(told, view, unit), "explanations")
    else:
        st.caption("Ingen avvikelse i tabellen är förklarad för perioden.")
    asked, _ = st.columns([3, 2])
    with asked:
        _form(reader, view, unit, here, choices, said)


def _choices(
    view: View, here: Place, rows: Sequence[VarianceRow], said: Sequence[Explanation]
) -> list[_Choice]:
    """The rows of the table in its order, and last the whole."""
    missing = variance_findings.unexplained(
        rows, here.level, here.part, explanations.rules_of(view.board), explanations.counting(said)
    )
    return [
        _Choice(
            here.name if row.key is None else figure_words.row_words(row),
            variance_findings.part_of(row, here.level, here.part),
            row.variance_ytd,
            row in missing,
        )
        for row in rows
    ]


def _form(
    reader: Reader,
    view: View,
    unit: Unit,
    here: Place,
    choices: Sequence[_Choice],
    said: Sequence[Explanation],
) -> None:
    open_to_viewer = [one for one in choices if explanations.may_explain(reader.viewer, one.part)]
    if not open_to_viewer:
        return
    if st.session_state.pop(_SAVED, False):
        st.success("Förklaringen är sparad.")
    about = f"{view.board.id}-{view.period.code}-{here.level.value}-{here.key}"
    by_label = {_label(one, unit): one for one in open_to_viewer}
    asked_for = next((at for at, one in enumerate(open_to_viewer) if one.is_asked_for), 0)
    label = st.selectbox(
        "Förklara avvikelsen för",
        list(by_label),
        index=asked_for,
        format_func=plain,
        key=f"explained-part-{about}",
    )
    chosen = by_label[label]
    past = explanations.history(said, chosen.part)
    known = past[0] if past and past[0].counts else None
    causes = explanations.rules_of(view.board).causes
    with frame.messages(), st.form(f"explain-{about}-{label}", border=False):
        cause = st.selectbox(
            "Orsak",
            causes,
            index=causes.index(known.cause) if known and known.cause in causes else None,
            format_func=plain,
            placeholder="Välj en orsak",
        )
        words = st.text_area(
            "Vad beror det på",
            (known.words or "") if known else "",
            max_chars=explanations.MOST_WORDS,
            help="Följer med till rapporten. Skriv inga namn eller personnummer.",
        )
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara förklaringen", type="primary")
            withdraws = known is not None and st.form_submit_button("Ta tillbaka")
        if saves or withdraws:
            with frame.store().change(reader.viewer) as change:
                if withdraws:
                    explanations.withdraw(change, view, chosen.part, chosen.variance)
                else:
                    explanations.explain(
                        change, view, chosen.part, cause, words or "", chosen.variance
                    )
            st.session_state[_SAVED] = saves
            st.rerun()
    if past:
        with st.expander("Vad som har sagts tidigare"):
            tables.show(_history_table(past, chosen.name, view, unit), "explanation-history")


def _label(one: _Choice, unit: Unit) -> str:
    """The same before and after it is explained, so that what is chosen stays chosen."""
    return f"{one.name}, {numbers.money(one.variance, unit, signed=True)}"


def _said_table(told: Sequence[tuple[str, Explanation]], view: View, unit: Unit) -> FinanceTable:
    return FinanceTable(
        caption=f"{view.board.name}, {view.period.in_words}",
        columns=(
            Column("name", "Del"),
            Column("cause", "Orsak"),
            Column("words", "Förklaring", prose=True),
            Column("variance", "Avvikelsen då", Kind.VARIANCE, unit),
            Column("author", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(
            Row(
                str(place),
                (name, one.cause, one.words, one.variance, one.author, moment(one.explained_at)),
            )
            for place, (name, one) in enumerate(told)
        ),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def _history_table(past: Sequence[Explanation], name: str, view: View, unit: Unit) -> FinanceTable:
    return FinanceTable(
        caption=f"{name}, {view.period.in_words}, senast överst",
        columns=(
            Column("when", "När"),
            Column("author", "Av"),
            Column("cause", "Orsak"),
            Column("words", "Förklaring", prose=True),
            Column("variance", "Avvikelsen då", Kind.VARIANCE, unit),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    moment(one.explained_at),
                    one.author,
                    one.cause or "Tog tillbaka",
                    one.words,
                    one.variance,
                ),
            )
            for place, one in enumerate(past)
        ),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
