"""Tables with amounts: vouchers, balances, budgets and adopted forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.blocks import has_text
from lagesbild.ingest.reading import Field, Kind, RowsWith, TableReading
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.amount_columns import KIND_WORDS, Chosen, choose_amounts
from lagesbild.ingest.recognise.amount_times import Surroundings
from lagesbild.ingest.recognise.columns import Columns, described, find_columns, note_columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import share_of_amounts
from lagesbild.ingest.recognise.meaning import Meaning, Role, meaning_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.row_times import RowTimes, row_times
from lagesbild.ingest.recognise.rows import Layout
from lagesbild.ingest.recognise.table_rows import TableRows, find_rows, listed_rows
from lagesbild.ingest.recognise.value_types import Amounts, ValueTypes, find_value_types, spread
from lagesbild.ingest.table import ROW

_HALF = 0.5
_CODE_FIELDS = (Field.COST_CENTRE, Field.ACCOUNT, Field.ACTIVITY_CODE, Field.PERIOD, Field.VOUCHER)


def figure_columns(examined: Examined) -> dict[str, Meaning]:
    """The columns of figures by what their headers say, where figures stand in them."""
    found: dict[str, Meaning] = dict(examined.pins.meanings)
    taken = {*found, *examined.pins.fields.values()}
    for column in examined.columns:
        name = examined.names[column]
        meaning = meaning_of(name)
        if column in taken or meaning is None or words.field_of(name):
            continue
        share = share_of_amounts(examined.sample.of(column))
        if share is None or share >= _HALF:
            found[column] = meaning
    if examined.pins.only_pinned:
        for column, meaning in found.items():
            if column not in examined.pins.meanings and meaning.role is Role.AMOUNT:
                found[column] = replace(meaning, role=Role.UNCHOSEN)
    return found


def knows_codes(examined: Examined) -> bool:
    """Whether any header is one that stands beside amounts: an account, a cost centre, a period."""
    found = {word.field for name in examined.names.values() if (word := words.field_of(name))}
    return bool(found & set(_CODE_FIELDS))


def read_amount_table(
    examined: Examined, meanings: Mapping[str, Meaning], notes: Notes
) -> list[TableReading]:
    """How a table with amounts is read: one reading, or one for each thing that its rows are.

    No reading when a person has said that it is something else, which is then asked about.
    """
    columns = find_columns(examined, meanings, words.field_of, notes)
    value_types = find_value_types(examined, columns, notes)
    parts = spread(meanings, examined.names, value_types)
    kind = _kind(examined, columns, parts.values(), notes)
    times = row_times(examined, columns, notes)
    around = _surroundings(examined, kind, times)
    chosen = choose_amounts(
        {key: part.meaning for key, part in parts.items()},
        {key: part.header for key, part in parts.items()},
        around,
        notes,
    )
    if chosen.contradicts:
        return []
    _ask_what_is_missing(examined, columns, chosen, around, notes)
    _keep_words(columns, notes)
    note_columns(columns, examined, notes)
    stored = list(dict.fromkeys(parts[amount.column].column for amount in chosen.amounts))
    layout = Layout(
        kind=_main_kind(chosen, kind),
        first_row=examined.header.first_row,
        fields=columns.fields,
        amounts=tuple(meanings),
        labels=columns.labels,
        header_names=examined.names,
    )
    rows = find_rows(examined, layout, stored, notes)
    used = {*columns.fields.values(), *stored}
    reading = TableReading(
        sheet=examined.table.sheet,
        kind=layout.kind,
        header_rows=examined.header.rows,
        first_row=examined.header.first_row,
        last_row=rows.sorted.last_row,
        fields=columns.fields,
        amounts=tuple(chosen.amounts),
        filled_down=rows.blocks.ends,
        code_and_name=columns.code_and_name.intersection(columns.fields),
        constants=_constants(examined, columns, times),
        total_rows=rows.totals,
        blank_rows=rows.blanks,
        ignored_columns=tuple(column for column in examined.table.columns if column not in used),
    )
    if not value_types.amounts or not stored:
        return [reading]
    _warn_of_rows_that_say_nothing(examined, value_types, stored, rows, notes)
    return _by_value_type(reading, chosen, parts, value_types)


def _keep_words(columns: Columns, notes: Notes) -> None:
    """Without any code, the words that begin a row are kept as its text."""
    if {*_CODE_FIELDS, Field.DESCRIPTION} & columns.fields.keys():
        return
    column = next(iter(columns.labels), columns.fields.get(Field.VALUE_TYPE))
    if column:
        columns.fields[Field.DESCRIPTION] = column
        columns.labels = columns.labels[1:]
        notes.found("field", column, "raderna har inga koder, så deras ord är texten")


def _kind(
    examined: Examined, columns: Columns, parts: Iterable[Amounts], notes: Notes
) -> Kind | None:
    """What amounts are when their header does not say it."""
    if examined.settled_kind:
        return examined.settled_kind
    voucher = columns.fields.get(Field.VOUCHER) or columns.fields.get(Field.BOOKED_ON)
    if voucher:
        notes.found("kind", Kind.LEDGER.label, f"kolumn {voucher} har verifikationer eller datum")
        return Kind.LEDGER
    if all(part.meaning.kind for part in parts if part.meaning.is_amount):
        return None
    told = examined.context.kind()
    if told:
        notes.found("kind", told[0].label, told[1])
    return told[0] if told else None


def _surroundings(examined: Examined, kind: Kind | None, times: RowTimes) -> Surroundings:
    told = examined.context.span()
    return Surroundings(
        kind=kind,
        given=examined.given,
        row_period=times.has_periods,
        only_period=times.only_period,
        row_year=times.has_years,
        settled=examined.pins.only_pinned,
        span=told[0] if told else None,
        suggested=examined.context.suggested_span(),
    )


def _main_kind(chosen: Chosen, kind: Kind | None) -> Kind:
    kinds = {amount.kind for amount in chosen.amounts}
    if kind in kinds or not kinds:
        return kind or Kind.BALANCES
    return next(each for each in Kind if each in kinds)


def _ask_what_is_missing(
    examined: Examined, columns: Columns, chosen: Chosen, around: Surroundings, notes: Notes
) -> None:
    choices = [(column, described(column, examined)) for column in columns.labels]
    if not chosen.amounts:
        _ask_for_amounts(examined, chosen, around, notes)
    if around.kind is Kind.LEDGER and Field.ACCOUNT not in columns.fields:
        notes.ask("account", "Vilken kolumn är kontot?", choices)
    if not {Field.ACCOUNT, Field.COST_CENTRE} & columns.fields.keys():
        notes.warn("Filen har varken ansvar eller konto. Beloppen läses in utan.")


def _ask_for_amounts(
    examined: Examined, chosen: Chosen, around: Surroundings, notes: Notes
) -> None:
    if chosen.ignored and around.kind is None:
        notes.ask(
            "kind",
            "Det framgår inte om beloppen är utfall, budget eller prognos. Vad är de?",
            [(kind.value, kind.label) for kind in KIND_WORDS],
        )
        return
    numeric = [
        column
        for column in examined.columns
        if column not in chosen.ignored and share_of_amounts(examined.sample.of(column)) == 1.0
    ]
    notes.ask(
        "amount",
        "Ingen kolumn heter något som betyder belopp. Vilken kolumn är beloppet?",
        [(column, described(column, examined)) for column in numeric],
    )


def _constants(examined: Examined, columns: Columns, times: RowTimes) -> dict[Field, str]:
    """What every row gets: from the profile, and the year of months that stand alone."""
    constants = {
        held: text for held, text in examined.constants.items() if held not in columns.fields
    }
    return constants if times.year is None else constants | {Field.YEAR: str(times.year)}


def _by_value_type(
    reading: TableReading, chosen: Chosen, parts: Mapping[str, Amounts], value_types: ValueTypes
) -> list[TableReading]:
    """A reading of the rows that say one thing, for each thing that any row says."""
    readings = []
    for each in value_types.amounts:
        own = [amount for amount in chosen.amounts if parts[amount.column].value_type == each]
        amounts = tuple(replace(amount, column=parts[amount.column].column) for amount in own)
        if amounts:
            kind = next(kind for kind in Kind if any(kind is amount.kind for amount in amounts))
            rows_with = RowsWith(value_types.column, each.texts)
            readings.append(replace(reading, kind=kind, amounts=amounts, rows_with=rows_with))
    return readings or [reading]


def _warn_of_rows_that_say_nothing(
    examined: Examined,
    value_types: ValueTypes,
    stored: Iterable[str],
    rows: TableRows,
    notes: Notes,
) -> None:
    """Name the rows that have an amount but no word for what it is."""
    body = examined.body
    says = pc.is_in(body.column(value_types.column), pa.array(sorted(value_types.texts)))
    left_out = pc.is_in(body.column(ROW), pa.array([*rows.totals, *rows.blanks], pa.int32()))
    silent = body.filter(pc.invert(pc.or_(says, left_out)))
    has_amount = np.logical_or.reduce([has_text(silent.column(column)) for column in stored])
    if has_amount.any():
        where = listed_rows(silent.column(ROW).filter(pa.array(has_amount)).to_pylist())
        notes.warn(
            f"{where.capitalize()} läses inte in: kolumn {value_types.column} säger inte "
            "om beloppen är utfall, budget eller prognos."
        )
