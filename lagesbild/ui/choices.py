"""What a user can say about how a file is read: answers to questions, and changes to guesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lagesbild.ingest import intake
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.reading import AmountColumn, Basis, Field, Kind, Question, Reading
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.ui import downloads, plan_tables, tables
from lagesbild.ui.uploading import Attempt

AS_PROPOSED = "Som föreslaget"
MOST_TABLES = 3
KINDS = {kind.value: kind.label.capitalize() for kind in Kind}
UNITS = {"kr": "Kronor", "tkr": "Tusental kronor (tkr)", "mnkr": "Miljoner kronor (mnkr)"}
SIGNS = {
    "ledger": "Kostnader med plus, intäkter med minus (som i bokföringen)",
    "reversed": "Kostnader med minus, intäkter med plus (som nämnden läser)",
}
BASES = {
    "month": "Månadens belopp",
    "accumulated": "Ackumulerat från årets början",
    "year": "Helår",
}
FIELD_LABELS: Mapping[Field, str] = {
    Field.PERIOD: "Period",
    Field.BOOKED_ON: "Bokföringsdatum",
    Field.COST_CENTRE: "Ansvar",
    Field.ACCOUNT: "Konto",
    Field.ACTIVITY_CODE: "Verksamhetskod",
    Field.COUNTERPARTY: "Motpart",
    Field.PROJECT: "Projekt",
    Field.ACTIVITY: "Aktivitet",
    Field.OBJECT: "Objekt",
    Field.VOUCHER: "Verifikation",
    Field.DESCRIPTION: "Text",
    Field.REASON: "Motivering",
    Field.VERSION: "Version",
    Field.DECIDED_ON: "Beslutsdatum",
    Field.COST_CENTRE_NAME: "Ansvarets namn",
    Field.ACCOUNT_NAME: "Kontots namn",
    Field.CODE: "Kod",
    Field.NAME: "Namn",
    Field.LEVEL: "Nivå",
    Field.PARENT_CODE: "Överordnad kod",
    Field.ACCOUNT_GROUP: "Kontogrupp",
    Field.VALID_FROM: "Giltig från",
    Field.VALID_TO: "Giltig till",
}


def questions(current: Attempt, reading: Reading) -> None:
    """Ask what only the sender can say; each answer reads the file anew."""
    if not reading.questions:
        return
    st.warning("Filen kan inte provläsas förrän det här är besvarat.")
    for place, question in enumerate(reading.questions):
        with st.form(f"question-{question.about}-{place}"):
            value = _answer_field(question)
            if st.form_submit_button("Svara") and value:
                current.given = current.given.answer(question.about, value)
                st.rerun()


def _answer_field(question: Question) -> str | None:
    if not question.choices:
        return st.text_input(question.text, key=f"answer-{question.about}")
    labels = dict(question.choices)
    return st.radio(
        question.text,
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=f"answer-{question.about}",
    )


def how_it_is_read(current: Attempt, prepared: Prepared) -> None:
    """What was understood and why, with a way to change it and to keep it for the next file."""
    reading = prepared.reading
    with st.expander("Så läses filen", expanded=bool(reading.questions)):
        for place, table in enumerate(current.file.tables[:MOST_TABLES]):
            tables.show(plan_tables.first_rows(table), f"first-rows-{place}")
        tables.show(plan_tables.evidence(reading), "evidence")
        _columns(reading)
        _change(current, reading)
        if current.given != Given():
            st.button("Glöm mina svar och läs om filen", on_click=_forget, args=(current,))
    if not reading.questions:
        _keep(current, prepared)


def _columns(reading: Reading) -> None:
    """Which column holds what, table by table."""
    for table in reading.tables:
        named = {letter: FIELD_LABELS[field] for field, letter in table.fields.items()}
        named |= {column.column: _amounts(column) for column in table.amounts}
        where = f" på bladet {table.sheet}" if table.sheet else ""
        words = ", ".join(f"{letter} {word}" for letter, word in sorted(named.items()))
        st.caption(f"Kolumner{where}: {words or 'inga'}. Rad {table.first_row}–{table.last_row}.")


def _amounts(column: AmountColumn) -> str:
    when = ""
    if column.period is not None:
        period = Period.of(column.period)
        when = f" {period.year}" if column.basis is Basis.YEAR else f" {period.short}"
    return f"Belopp ({column.kind.label}{when})"


def _change(current: Attempt, reading: Reading) -> None:
    with st.form("change-reading"):
        st.markdown("**Ändra hur filen läses**")
        left, right = st.columns(2)
        with left:
            kind = _choice("Slag", KINDS)
            unit = _choice("Enhet för beloppen", UNITS)
            period = st.text_input("Period (ÅÅÅÅMM)", key="change-period")
        with right:
            basis = _choice("Beloppen är", BASES)
            sign = _choice("Tecken", SIGNS)
            header = st.text_input("Rad med rubriker", key="change-header")
        column, meaning = st.columns(2)
        with column:
            letters = sorted(
                {x for table in reading.tables for x in _letters(current, table.sheet)}
            )
            letter = st.selectbox("Kolumn", letters, index=None, key="change-column")
        with meaning:
            labels = {field.value: label for field, label in FIELD_LABELS.items()}
            labels |= {"amount": "Belopp", "ignored": "Läses inte"}
            means = st.selectbox(
                "Kolumnen är",
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                key="change-meaning",
            )
        if st.form_submit_button("Läs om filen så här"):
            answers = {
                "kind": kind,
                "unit": unit,
                "period": period,
                "basis": basis,
                "sign": sign,
                "header": header,
            }
            current.given = _with_column(_with_answers(current.given, answers), letter, means)
            st.rerun()


def _forget(current: Attempt) -> None:
    current.given = Given()


def _letters(current: Attempt, sheet: str) -> list[str]:
    return next(table.columns for table in current.file.tables if table.sheet == sheet)


def _choice(label: str, options: Mapping[str, str]) -> str | None:
    return st.selectbox(
        label,
        list(options),
        index=None,
        placeholder=AS_PROPOSED,
        format_func=options.__getitem__,
        key=f"change-{label}",
    )


def _with_answers(given: Given, answers: Mapping[str, str | None]) -> Given:
    for about, value in answers.items():
        if value:
            given = given.answer(about, value)
    return given


def _with_column(given: Given, letter: str | None, means: str | None) -> Given:
    if letter is None or means is None:
        return given
    if means == "ignored":
        return replace(given, ignored=given.ignored | {letter})
    return given.answer(means, letter)


def _keep(current: Attempt, prepared: Prepared) -> None:
    with st.expander("Spara hur filen läses till nästa gång"):
        name = st.text_input(
            "Namn på profilen", key="profile-name", placeholder="Till exempel raindance-saldon"
        )
        if not name:
            st.caption("Nästa fil från samma system läses då på samma sätt, utan frågor.")
            return
        profile = intake.profile_of(prepared, name)
        if st.button("Spara profilen"):
            intake.save_profile(profile, Settings.from_environment())
            st.success(f"Profilen {profile.name} är sparad.")
        downloads.offer_file(
            "Hämta profilen som fil",
            profile.as_toml().encode(),
            f"{profile.name}.toml",
            "text/plain",
        )
