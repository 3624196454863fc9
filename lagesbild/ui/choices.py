"""What a user can say about how a file is read: answers to questions, and changes to guesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lagesbild.ingest import intake, records
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.reading import Field, Kind, Question, Reading
from lagesbild.ingest.recognise import Given
from lagesbild.ingest.table import Table
from lagesbild.settings import Settings
from lagesbild.ui import downloads, plan_tables, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.uploading import Attempt

AS_PROPOSED = "Som föreslaget"
MOST_TABLES, FIRST_ROWS, MOST_COLUMNS = 3, 8, 40
COLUMNS_BESIDE = 4
LONGEST_EXAMPLE = 20
AMOUNT, IGNORED = "amount", "ignored"
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
    Field.YEAR: "År",
    Field.VALUE_TYPE: "Beloppens slag",
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
    Field.PERSON: "Vem ärendet gäller",
    Field.CASE_TYPE: "Ärendetyp",
    Field.STARTED_ON: "Från",
    Field.ENDED_ON: "Till",
}

MEANINGS: Mapping[str, str] = {
    AMOUNT: "Belopp",
    **records.LABELS,
    **{field.value: label for field, label in FIELD_LABELS.items()},
    IGNORED: "Läses inte",
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
        return st.text_input(plain(question.text), key=f"answer-{question.about}")
    labels = dict(question.choices)
    return st.radio(
        plain(question.text),
        list(labels),
        index=None,
        format_func=lambda choice: plain(labels[choice]),
        key=f"answer-{question.about}",
    )


def how_it_is_read(current: Attempt, prepared: Prepared) -> None:
    """What was understood and why, with a way to change it and to keep it for the next file."""
    reading = prepared.reading
    with st.expander("Så läses filen", expanded=bool(reading.questions)):
        for place, table in enumerate(prepared.file.tables[:MOST_TABLES]):
            tables.show(plan_tables.first_rows(table), f"first-rows-{place}")
        tables.show(plan_tables.evidence(reading), "evidence")
        _columns(current, prepared)
        _change(current)
        if current.given != Given():
            st.button("Glöm mina svar och läs om filen", on_click=_forget, args=(current,))
    if not reading.questions:
        _keep(current, prepared)


def _change(current: Attempt) -> None:
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
            header = st.text_input("Rad med rubriker (0 om ingen)", key="change-header")
        source = st.text_input(
            "Avsändare",
            key="change-source",
            placeholder="Om flera system skickar samma slag av fil",
        )
        if st.form_submit_button("Läs om filen så här"):
            answers = {
                "kind": kind,
                "unit": unit,
                "period": period,
                "basis": basis,
                "sign": sign,
                "header": header,
                "source": source,
            }
            current.given = _with_answers(current.given, answers)
            st.rerun()


def _columns(current: Attempt, prepared: Prepared) -> None:
    """Which column holds what, all at once: a file without headers needs every one."""
    table = _first_read(prepared)
    if table is None:
        return
    now = _meanings(table.sheet, prepared.reading)
    with st.form("change-columns"):
        st.markdown("**Kolumnerna läses så här**")
        places = st.columns(COLUMNS_BESIDE)
        wanted = {}
        for at, letter in enumerate(table.columns[:MOST_COLUMNS]):
            with places[at % COLUMNS_BESIDE]:
                wanted[letter] = _column(letter, _example(table, letter), now.get(letter))
        if st.form_submit_button("Läs kolumnerna så här"):
            changed = {letter: it for letter, it in wanted.items() if it and it != now.get(letter)}
            current.given = _with_columns(current.given, changed)
            st.rerun()


def _column(letter: str, example: str, now: str | None) -> str | None:
    return st.selectbox(
        plain(f"{letter}: {example}" if example else letter),
        list(MEANINGS),
        index=list(MEANINGS).index(now) if now else None,
        placeholder="Inte tolkad",
        format_func=MEANINGS.__getitem__,
        key=f"column-{letter}-{now}",
    )


def _first_read(prepared: Prepared) -> Table | None:
    """The first table that is read, or, while none is understood, the file's first."""
    sheets = [table.sheet for table in prepared.reading.tables]
    tables_of_file = [table for table in prepared.file.tables if table.columns]
    read = (table for table in tables_of_file if table.sheet in sheets)
    return next(read, tables_of_file[0] if tables_of_file else None)


def _meanings(sheet: str, reading: Reading) -> dict[str, str]:
    """What each column of a sheet is read as, by its letter."""
    found: dict[str, str] = {}
    for table in reading.tables:
        if table.sheet == sheet:
            found |= {letter: held.value for held, letter in table.fields.items()}
            found |= {column.column: AMOUNT for column in table.amounts}
            found |= dict.fromkeys(table.ignored_columns, IGNORED)
    return found


def _example(table: Table, letter: str) -> str:
    """What stands first in a column, so that one sees which it is."""
    place = table.columns.index(letter)
    texts = (cells[place] for _, cells in table.head(FIRST_ROWS))
    first = next((text for text in texts if text), "")
    return first if len(first) <= LONGEST_EXAMPLE else f"{first[:LONGEST_EXAMPLE]}…"


def _forget(current: Attempt) -> None:
    current.given = Given()


def _choice(label: str, options: Mapping[str, str]) -> str | None:
    return st.selectbox(
        plain(label),
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


def _with_columns(given: Given, meanings: Mapping[str, str]) -> Given:
    """What a person says of columns: a field, an amount, or that a column is not read."""
    for letter, meaning in meanings.items():
        fields = {held: column for held, column in given.fields.items() if column != letter}
        amounts, ignored = given.amount_columns - {letter}, given.ignored - {letter}
        if meaning == AMOUNT:
            amounts |= {letter}
        elif meaning == IGNORED:
            ignored |= {letter}
        else:
            fields[Field(meaning)] = letter
        given = replace(given, fields=fields, amount_columns=amounts, ignored=ignored)
    return given


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
            st.success(f"Profilen {plain(profile.name)} är sparad.")
        downloads.offer_file(
            "Hämta profilen som fil",
            profile.as_toml().encode(),
            f"{profile.name}.toml",
            "text/plain",
        )
