"""Tables without amounts: the organisation and the account plan."""

from __future__ import annotations

from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import Field, Kind, TableReading
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.columns import (
    FIELD_LABELS,
    described,
    find_columns,
    has_names,
    note_columns,
)
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.rows import Layout, sort_rows

_LOWEST_LEVEL = "Ansvar"
_KINDS = (Kind.ORGANISATION, Kind.ACCOUNTS)
_BESIDE_CODES = {
    Field.LEVEL,
    Field.PARENT_CODE,
    Field.ACCOUNT_GROUP,
    Field.VALID_FROM,
    Field.VALID_TO,
}


def looks_like_code_list(examined: Examined) -> bool:
    """Whether a table has the columns of a list of codes: a code and its name, or both in one."""
    found = {
        word.field: column
        for column, name in examined.names.items()
        if (word := words.list_field_of(name))
    }
    if {Field.CODE, Field.NAME} <= found.keys():
        return True
    if Field.CODE not in found or not _BESIDE_CODES & found.keys():
        return False
    return has_names(examined.sample.of(found[Field.CODE]))


def read_code_list(examined: Examined, notes: Notes) -> TableReading:
    """How a list of codes is read; asks for what is not there."""
    found = find_columns(examined, (), words.list_field_of, notes)
    kind = _kind(examined, found.fields, notes)
    constants = dict(examined.constants)
    for needed in (Field.CODE, Field.NAME):
        in_one_cell = needed is Field.NAME and Field.CODE in found.code_and_name
        if needed not in found.fields and not in_one_cell:
            choices = [(column, described(column, examined)) for column in examined.columns]
            notes.ask(needed.value, f"Vilken kolumn är {FIELD_LABELS[needed]}?", choices)
    if kind is Kind.ORGANISATION and Field.LEVEL not in {*found.fields, *constants}:
        constants[Field.LEVEL] = _LOWEST_LEVEL
        notes.found("constant", _LOWEST_LEVEL, "listan har ingen kolumn för nivå")
    note_columns(found, examined, notes)
    layout = Layout(kind, examined.header.first_row, found.fields, header_names=examined.names)
    rows = sort_rows(examined.table, layout)
    unused = set(examined.table.columns) - set(found.fields.values())
    return TableReading(
        sheet=examined.table.sheet,
        kind=kind,
        header_rows=examined.header.rows,
        first_row=examined.header.first_row,
        last_row=rows.last_row,
        fields=found.fields,
        code_and_name=found.code_and_name,
        constants=constants,
        blank_rows=tuple(sorted(rows.left_out)),
        ignored_columns=tuple(column for column in examined.table.columns if column in unused),
    )


def _kind(examined: Examined, fields: dict[Field, str], notes: Notes) -> Kind:
    if examined.settled_kind in _KINDS:
        return examined.settled_kind
    kind, because = _told_kind(examined, fields)
    if kind is None:
        notes.ask(
            "kind",
            "Det framgår inte om listan är en organisation eller en kontoplan. Vilken är det?",
            [(each.value, each.label) for each in _KINDS],
        )
        return Kind.ORGANISATION
    notes.found("kind", kind.label, because)
    return kind


def _told_kind(examined: Examined, fields: dict[Field, str]) -> tuple[Kind | None, str]:
    header = examined.names.get(fields.get(Field.CODE, ""), "")
    word = words.field_of(header)
    if Field.ACCOUNT_GROUP in fields or (word and word.field is Field.ACCOUNT):
        return Kind.ACCOUNTS, "rubrikerna talar om konton"
    if {Field.LEVEL, Field.PARENT_CODE} & fields.keys():
        return Kind.ORGANISATION, "rubrikerna talar om nivåer"
    if word:
        return Kind.ORGANISATION, f"rubriken ”{header}” är {FIELD_LABELS[word.field]}"
    for said in (*examined.context.near, examined.context.file_name):
        if "kontoplan" in plain(said.text):
            return Kind.ACCOUNTS, said.because
        if "organisation" in plain(said.text):
            return Kind.ORGANISATION, said.because
    return None, ""
