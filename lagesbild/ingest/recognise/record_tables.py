"""Tables of records: what each column holds, by what data/reference/records says of their kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from lagesbild.ingest import ranges, values
from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import Basis, Field, Kind, ShownUnit, Sign, SpreadColumn, TableReading
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.case_tables import person_column
from lagesbild.ingest.recognise.columns import Columns, described, find_columns, note_columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.rows import Layout, sort_rows
from lagesbild.ingest.records import KINDS, Form, RecordField, RecordKind

_BELOW_ZERO = re.compile(r"\s*[-−–(].*|.*\d\s*[-−–]\s*", re.DOTALL)
_WITH_UNIT = (Form.AMOUNT, Form.RANGE)


def record_kind_of(examined: Examined) -> RecordKind | None:
    """The kind of record that a table's headers are of, surest first; None when of none."""
    found = {
        kind.name: {
            word.field.value
            for name in examined.names.values()
            if (word := words.record_field_of(kind, name))
        }
        | {held.value for held in examined.pins.fields}
        | ({kind.spread} if _spread(examined, kind) else set())
        for kind in KINDS.values()
    }
    fitting = [
        kind
        for kind in KINDS.values()
        if all(set(group) & found[kind.name] for group in kind.recognised_by)
        and (kind.person is None or person_column(examined))
    ]
    return max(fitting, key=lambda kind: len(found[kind.name]), default=None)


def read_record_table(examined: Examined, kind: RecordKind, notes: Notes) -> TableReading:
    """How a table of records is read; asks for what is not there."""
    spread = _spread(examined, kind)
    columns = find_columns(
        examined,
        [each.column for each in spread],
        partial(words.record_field_of, kind),
        notes,
    )
    if kind.person is not None and (person := person_column(examined)):
        columns.give(Field(kind.person.name), person)
    columns.fields = {held: at for held, at in columns.fields.items() if held.value in kind.by_name}
    constants = dict(examined.constants)
    if spread:
        spread = _with_years(examined, spread, columns, notes)
    elif kind.period:
        constants |= _period(examined, kind.by_name[kind.period], columns, notes)
    given = {Field(kind.spread)} if spread else set()
    _ask_what_is_missing(examined, kind, columns, {*constants, *given}, notes)
    note_columns(columns, examined, notes)
    notes.found("kind", kind.label, f"rubrikerna är de som {kind.label} har")
    figures = tuple(columns.fields[held] for held in _of_forms(kind, columns, *_FIGURES))
    layout = Layout(
        Kind(kind.name),
        examined.header.first_row,
        columns.fields,
        amounts=(*figures, *(each.column for each in spread)),
        header_names=examined.names,
    )
    rows = sort_rows(examined.table, layout)
    used = {*columns.fields.values(), *(each.column for each in spread)}
    return TableReading(
        sheet=examined.table.sheet,
        kind=Kind(kind.name),
        header_rows=examined.header.rows,
        first_row=examined.header.first_row,
        last_row=rows.last_row,
        fields=columns.fields,
        code_and_name=columns.code_and_name,
        constants=constants,
        total_rows=rows.totals,
        blank_rows=tuple(sorted(rows.left_out - set(rows.totals))),
        ignored_columns=tuple(column for column in examined.table.columns if column not in used),
        spread=spread,
        units=dict(_units(examined, kind, columns, notes)),
    )


def _spread(examined: Examined, kind: RecordKind) -> tuple[SpreadColumn, ...]:
    """The columns that hold one field for a period each; none where a column says the period."""
    if not kind.spread or kind.period in {held.value for held in examined.pins.fields}:
        return ()
    wanted, headers = kind.by_name[kind.period], kind.by_name[kind.spread].headers
    names = {column: name for column, name in examined.names.items() if name}
    if any(plain(name) in wanted.headers for name in names.values()):
        return ()
    found = []
    for column, name in names.items():
        span = values.parse_span(name)
        if span is None or (plain(span.rest) not in headers and span.rest):
            continue
        if wanted.form is Form.YEAR and span.basis is Basis.YEAR and span.year:
            found.append(SpreadColumn(column, span.year * 100))
        elif wanted.form is Form.MONTH and span.basis is Basis.MONTH:
            month = span.first if span.year is None else span.year * 100 + span.first
            found.append(SpreadColumn(column, month))
    return tuple(found)


def _with_years(
    examined: Examined, spread: tuple[SpreadColumn, ...], columns: Columns, notes: Notes
) -> tuple[SpreadColumn, ...]:
    """The columns with the year that their headers leave out: above the table, given or asked for.

    A year in a column of its own stays there.
    """
    if all(each.period > _LAST_MONTH for each in spread):
        return spread
    for column, name in examined.names.items():
        if plain(name) in words.FIELD_WORDS[Field.YEAR]:
            columns.give(Field.YEAR, column)
            return spread
    told = examined.context.span()
    if examined.given.period is not None:
        year: int | None = examined.given.period // 100
    else:
        year = told[0].year if told else None
    if year is None:
        notes.ask("period", "Vilket år gäller månaderna i filen? Skriv till exempel 2023.")
        return spread
    if told and examined.given.period is None:
        notes.found("year", str(year), told[1])
    return tuple(
        replace(each, period=year * 100 + each.period) if each.period <= _LAST_MONTH else each
        for each in spread
    )


_LAST_MONTH = 12
_FIGURES = (Form.AMOUNT, Form.NUMBER, Form.COUNT, Form.RANGE, Form.LEVEL)


def figure_columns(reading: TableReading) -> list[str]:
    """The columns of a table of records that hold figures."""
    kind = reading.kind.record
    held = () if kind is None else _of_forms(kind, Columns(dict(reading.fields)), *_FIGURES)
    is_spread = kind is not None and kind.spread and kind.by_name[kind.spread].form in _FIGURES
    spread = [each.column for each in reading.spread] if is_spread else []
    return [*(reading.fields[each] for each in held), *spread]


def sign_of_records(read: Sequence[tuple[Examined, TableReading]], notes: Notes) -> Sign:
    """Which way round costs stand: above zero, unless most of them have a minus."""
    first, _ = read[0]
    settled = first.given.sign or (first.profile.sign if first.profile else None)
    if settled:
        return settled
    costs = [
        text
        for examined, reading in read
        if (kind := reading.kind.record)
        for held, column in reading.fields.items()
        if held.value in kind.by_name and kind.by_name[held.value].is_cost
        for text in examined.sample.of(column)
    ]
    below = sum(bool(_BELOW_ZERO.fullmatch(text)) for text in costs if re.search("[1-9]", text))
    if below * 2 > len(costs):
        notes.found("sign", "kostnader med minus", "de flesta kostnader har minus i filen")
        return Sign.REVERSED
    return Sign.LEDGER


def _of_forms(kind: RecordKind, columns: Columns, *forms: Form) -> list[Field]:
    return [
        held
        for held in columns.fields
        if held.value in kind.by_name and kind.by_name[held.value].form in forms
    ]


def _ask_what_is_missing(
    examined: Examined,
    kind: RecordKind,
    columns: Columns,
    said: Collection[Field],
    notes: Notes,
) -> None:
    is_of_person = kind.person is not None
    for needed in kind.fields:
        there = Field(needed.name) in {*columns.fields, *said}
        if there or not needed.required or needed.name == kind.period:
            continue
        choices = [
            (column, f"Kolumn {column} ({examined.names.get(column) or 'utan rubrik'})"
             if is_of_person else described(column, examined))
            for column in examined.table.columns
        ]  # fmt: skip
        notes.ask(needed.name, f"Vilken kolumn är ”{needed.label}”?", choices)


def _period(
    examined: Examined, wanted: RecordField, columns: Columns, notes: Notes
) -> dict[Field, str]:
    """What rows do not say of time themselves: found above the table, given, or asked for.

    A year in a column of its own stands beside the month.
    """
    held = Field(wanted.name)
    if held in columns.fields:
        years = [
            column
            for column, name in examined.names.items()
            if plain(name) in words.FIELD_WORDS[Field.YEAR]
            and column not in columns.fields.values()
        ]
        if years:
            columns.give(Field.YEAR, years[0])
        return {}
    if held in examined.constants:
        return {}
    if (given := examined.given.period) is not None:
        return {held: str(given // 100 * 100 if wanted.form is Form.YEAR else given)}
    told = examined.context.span()
    if told and told[0].year is not None:
        span, because = told
        code = span.year * 100 if span.basis is Basis.YEAR and span.year else span.period
        is_year = code is not None and code % 100 == 0
        if code and (wanted.form is Form.PERIOD or is_year == (wanted.form is Form.YEAR)):
            notes.found("period", str(code), because)
            return {held: str(code)}
    notes.ask(
        "period",
        "Vilket år gäller filen? Skriv till exempel 2023."
        if wanted.form is Form.YEAR
        else "Vilken månad gäller filen? Skriv till exempel 202310.",
    )
    return {}


def _units(
    examined: Examined, kind: RecordKind, columns: Columns, notes: Notes
) -> Iterator[tuple[Field, ShownUnit]]:
    """The unit of each amount: what someone has said, what its header says, or what stands above.

    A column of which each cell states its own needs none.
    """
    for held in _of_forms(kind, columns, *_WITH_UNIT):
        column, wanted = columns.fields[held], kind.by_name[held.value]
        name = examined.names.get(column, "")
        own = values.unit_in(name)
        if wanted.unit:
            yield held, own or ShownUnit(wanted.unit)
        elif examined.given.unit:
            yield held, examined.given.unit
        elif own:
            notes.found("unit", own.value, f"rubriken ”{name}”")
            yield held, own
        elif examined.profile and examined.profile.unit:
            yield held, examined.profile.unit
        elif told := examined.context.unit():
            notes.found("unit", told[0].value, told[1])
            yield held, told[0]
        elif wanted.form is Form.RANGE and all(map(values.unit_in, examined.sample.of(column))):
            yield held, ShownUnit.KR
        else:
            units = [(unit.value, unit.value) for unit in ShownUnit]
            notes.ask("unit", f"I vilken enhet är beloppen i ”{name}”?", units)
            yield held, ShownUnit.KR


def texts_with_marks(examined: Examined, reading: TableReading) -> list[str]:
    """The figures of a sample, ranges by their ends: what a decimal mark is told by."""
    return [
        part
        for column in figure_columns(reading)
        for text in examined.sample.of(column)
        for part in ranges.ends(text)
    ]
