"""Tables with a row per case: whose it is, of which type, where, and from when to when.

What such a table holds is never quoted, neither as evidence nor in a question: it is about people.
"""

from __future__ import annotations

from lagesbild.ingest.reading import Basis, Field, Kind, TableReading
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.columns import FIELD_LABELS, Columns, find_columns, note_columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.rows import Layout, sort_rows
from lagesbild.ingest.table import column_number
from lagesbild.periods import Period

_NEEDED = (Field.PERSON, Field.CASE_TYPE, Field.STARTED_ON)


def looks_like_cases(examined: Examined) -> bool:
    """Whether a table has somebody, a type of case and a first day on each row."""
    found = {
        word.field for name in examined.names.values() if (word := words.case_field_of(name))
    } | examined.pins.fields.keys()
    return set(_NEEDED) <= found


def person_column(examined: Examined) -> str | None:
    """The column that says who a case is about: what someone has said, else the surest header."""
    said = examined.given.fields.get(Field.PERSON) or examined.pins.fields.get(Field.PERSON)
    ranked = [
        (word.rank, column_number(column), column)
        for column, name in examined.names.items()
        if (word := words.case_field_of(name))
        and word.field is Field.PERSON
        and column not in examined.given.ignored
    ]
    return said or (min(ranked)[2] if ranked else None)


def read_case_table(examined: Examined, notes: Notes) -> TableReading:
    """How a table of cases is read; asks for what is not there."""
    columns = find_columns(examined, (), words.case_field_of, notes)
    person = person_column(examined)
    if person is not None:
        columns.give(Field.PERSON, person)
    _ask_what_is_missing(examined, columns, notes)
    constants = dict(examined.constants)
    if Field.PERIOD not in columns.fields:
        constants |= _period(examined, notes)
    note_columns(columns, examined, notes)
    notes.found("kind", Kind.CASES.label, "varje rad gäller någon, har en typ och en första dag")
    layout = Layout(
        Kind.CASES, examined.header.first_row, columns.fields, header_names=examined.names
    )
    rows = sort_rows(examined.table, layout)
    used = set(columns.fields.values())
    return TableReading(
        sheet=examined.table.sheet,
        kind=Kind.CASES,
        header_rows=examined.header.rows,
        first_row=examined.header.first_row,
        last_row=rows.last_row,
        fields=columns.fields,
        code_and_name=columns.code_and_name,
        constants=constants,
        blank_rows=tuple(sorted(rows.left_out)),
        ignored_columns=tuple(column for column in examined.table.columns if column not in used),
    )


def _ask_what_is_missing(examined: Examined, columns: Columns, notes: Notes) -> None:
    for needed in _NEEDED:
        if needed not in columns.fields:
            choices = [
                (column, f"Kolumn {column} ({examined.names.get(column) or 'utan rubrik'})")
                for column in examined.table.columns
            ]
            notes.ask(needed.value, f"Vilken kolumn är {FIELD_LABELS[needed]}?", choices)


def _period(examined: Examined, notes: Notes) -> dict[Field, str]:
    """The month at whose end the cases stand so, when rows do not say it."""
    if examined.given.period is not None:
        return {}
    told = examined.context.span()
    if told and told[0].basis is not Basis.YEAR and told[0].period:
        period, because = told[0].period, told[1]
        notes.found("period", str(period), because)
        return {Field.PERIOD: str(period)}
    suggested = examined.context.suggested_span()
    hint = ""
    if suggested and suggested.basis is not Basis.YEAR and suggested.period:
        hint = f" Filens namn talar om {Period.of(suggested.period).in_words}."
    notes.ask(
        "period",
        f"Vid vilken månads slut ser ärendena ut så här? Skriv till exempel 202310.{hint}",
    )
    return {}
