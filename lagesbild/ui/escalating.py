"""To which level variances belong, who has been informed and what was decided (E7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lagesbild import escalation_findings, escalations
from lagesbild.access import Reader
from lagesbild.economy import Part, View
from lagesbild.escalations import (
    LEVELS,
    LONGEST_FUNCTION,
    MOST_WORDS,
    STATES,
    EscalationRow,
    EscalationSaying,
    Informed,
)
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, Unit
from lagesbild.periods import Period
from lagesbild.text import moment
from lagesbild.ui import downloads, figures, frame, navigation, receipts, tables
from lagesbild.ui.action_forms import NO_NAMES
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source

PAGE, LABEL = "actions", "Till Åtgärder"
HOW = (
    "Det sämre av avvikelsen hittills och prognosens hör till den lägsta nivå vars gräns det inte "
    "överskrider. Beslutade åtgärder dras inte av."
)
_OPENED = "lagesbild-escalation"
_SAVED = "lagesbild-escalation-saved"


def of_period(reader: Reader, view: View) -> list[EscalationRow]:
    """escalations.of_period, kept."""
    return figures.kept(reader, view, ("escalations",), lambda: escalations.of_period(reader, view))


def notice(reader: Reader, view: View, part: Part) -> None:
    """To whom the variance of the chosen part belongs, where that is above its own level."""
    key = _key_of(part)
    row = next((row for row in of_period(reader, view) if row.key == key and row.goes_on), None)
    if row is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="escalation"):
        told = plain(escalation_findings.of_part(row))
        (st.warning if row.state == "to_inform" else st.info)(told, width="stretch")
        navigation.link(PAGE, LABEL)


def show(reader: Reader, view: View, unit: Unit) -> Source | None:
    """The variances that go on, their form and history; None when there is no table."""
    rows = of_period(reader, view)
    saved: str | None = st.session_state.pop(_SAVED, None)
    st.subheader("Vem avvikelserna hör till", anchor=False)
    st.markdown(f"**{plain(escalation_findings.position(rows))}**")
    if saved is not None:
        st.success(plain(saved))
    onward = [row for row in rows if row.goes_on]
    told = [escalation_findings.within(rows)]
    if any(row.may_enter for row in onward):
        told.append("Välj en avvikelse för att anteckna vem som är informerad.")
    if any(told):
        st.caption(plain(" ".join(filter(None, told))))
    if not onward:
        return None
    source = Source(
        table(onward, view, unit),
        "economy/escalations",
        escalations.parameters(view),
        lambda: escalations.receipt_loads(reader, view),
        "Siffror",
    )
    tables.show(source.table, "escalations", on_open=_choose, on_receipt=receipts.ask)
    downloads.offer(reader, source.table, "avvikelser-vidare", source.receipt())
    _show_chosen(reader, view, onward)
    return source


def table(rows: Sequence[EscalationRow], view: View, unit: Unit) -> FinanceTable:
    """The variances that go on, those that wait for somebody first."""
    return FinanceTable(
        caption=f"{view.board.name}, avvikelser över den egna nivåns gräns, "
        f"{view.period.in_words}, {unit.symbol}",
        columns=(
            Column("part", "Avvikelse hos"),
            Column("worst_variance", "Avvikelse", Kind.VARIANCE, unit),
            Column("about", "Avser"),
            Column("own_limit", "Egen gräns", Kind.MONEY, unit),
            Column("level", "Hör till"),
            Column("state", "Läge"),
            Column("informed", "Informerad av"),
            Column("decision", "Beslut", prose=True),
            Column("earlier", "Också informerade"),
        ),
        rows=tuple(
            Row(
                row.key,
                (
                    _named(row),
                    row.worst_variance,
                    "Utfall" if row.opened_by == "variance" else "Prognos",
                    row.own_limit,
                    LEVELS[row.level].capitalize(),
                    STATES[row.state],
                    escalation_findings.informed(row),
                    escalation_findings.decision(row),
                    escalation_findings.earlier(row),
                ),
                link=True,
            )
            for row in rows
        ),
        note=HOW,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def history_table(sayings: Sequence[EscalationSaying]) -> FinanceTable:
    """All that has been said of who was informed of a part's variance, latest first."""
    return FinanceTable(
        caption="Allt som har antecknats under året, senast överst",
        columns=(
            Column("when", "När"),
            Column("author", "Av"),
            Column("level", "Nivå"),
            Column("informed", "Informerad av"),
            Column("decision", "Beslut", prose=True),
            Column("variance", "Avvikelse då", Kind.MONEY, KR),
            Column("period", "Månad"),
            Column("counts", "Gäller nu"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    moment(one.said_at),
                    one.said_by,
                    LEVELS[one.informed_level].capitalize(),
                    "Togs tillbaka"
                    if one.event == "taken_back"
                    else escalation_findings.informed(one),
                    "" if one.event == "taken_back" else escalation_findings.decision(one),
                    one.variance,
                    Period.of(one.period).in_words,
                    "Ja" if one.counts else "Ersatt",
                ),
            )
            for place, one in enumerate(sayings)
        ),
    )


def _choose(key: str) -> None:
    st.session_state[_OPENED] = key


def _show_chosen(reader: Reader, view: View, rows: Sequence[EscalationRow]) -> None:
    key = st.session_state.pop(_OPENED, None)
    row = next((row for row in rows if row.key == key), None)
    if row is not None:
        st.dialog("Avvikelse", width="large")(_variance)(reader, view, row)


def _variance(reader: Reader, view: View, row: EscalationRow) -> None:
    st.markdown(f"**{plain(escalation_findings.of_part(row))}**")
    st.caption(plain(f"Avser {escalation_findings.because(row)}. {escalation_findings.why(row)}"))
    sayings = [one for one in escalations.history(reader, view) if one.key == row.key]
    if row.may_enter:
        with frame.messages():
            _form(reader, view, row, sayings)
    if sayings:
        tables.show(history_table(sayings), "escalation-sayings")


def _form(
    reader: Reader, view: View, row: EscalationRow, sayings: Sequence[EscalationSaying]
) -> None:
    """What is known of a level's being informed, to be said anew or taken back."""
    level = st.selectbox(
        "Informerad nivå",
        row.higher_levels,
        index=row.higher_levels.index(row.level),
        format_func=lambda one: plain(LEVELS[one].capitalize()),
        key="escalation-level",
    )
    now = next((one for one in sayings if one.informed_level == level and one.counts), None)
    with st.form(f"escalation-{level}", border=False):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            by = st.text_input(
                "Informerad av",
                "" if now is None else now.informed_by,
                key=f"escalation-{level}-by",
                max_chars=LONGEST_FUNCTION,
                help=plain(f"En funktion, till exempel förvaltningschefen. {NO_NAMES}"),
            )
            on: date | None = st.date_input(
                "Informerad den",
                None if now is None else now.informed_on,
                format="YYYY-MM-DD",
                key=f"escalation-{level}-on",
            )
            decided_on: date | None = st.date_input(
                "Beslutsdatum",
                None if now is None else now.decided_on,
                format="YYYY-MM-DD",
                key=f"escalation-{level}-decided",
            )
        decision = st.text_area(
            "Beslut",
            "" if now is None else now.decision or "",
            key=f"escalation-{level}-decision",
            max_chars=MOST_WORDS,
            help=plain(f"Vad nivån beslutade, om den har gjort det. {NO_NAMES}"),
        )
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara", type="primary")
            withdraws = now is not None and st.form_submit_button("Ta tillbaka")
    if saves and level is not None:
        said = Informed(level, by or "", on, decision or "", decided_on)
        with frame.store().change(reader.viewer) as change:
            escalations.inform(change, view, row.part_level, row.part, row.worst_variance, said)
        _done(f"Att {escalation_findings.TO[level]} är informerad om {_about(row)} är sparat.")
    if withdraws and now is not None:
        with frame.store().change(reader.viewer) as change:
            escalations.take_back(change, view, now)
        _done("Det som var antecknat är tillbakataget. Det finns kvar i historiken.")


def _done(told: str) -> None:
    st.session_state[_SAVED] = told
    st.rerun()


def _named(row: EscalationRow) -> str:
    """A part as a row of the table is called: its code and name."""
    if row.part is None:
        return escalation_findings.BOARD_TOTAL.capitalize()
    return " ".join(filter(None, (row.part, row.name)))


def _about(row: EscalationRow) -> str:
    return escalation_findings.part_words(row)


def _key_of(part: Part) -> str:
    """The key of a row (EscalationRow.key) that a chosen part may have; "" for what has none."""
    if part.cost_centre or part.account_group or part.account:
        return ""
    if part.unit is not None:
        return f"unit:{part.unit}"
    return "board:" if part.department is None else f"department:{part.department}"
