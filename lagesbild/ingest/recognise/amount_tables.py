"""Tables with amounts: vouchers, balances, budgets and adopted forecasts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lagesbild.ingest.reading import Field, Kind, TableReading
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.amount_columns import (
    KIND_WORDS,
    Chosen,
    Surroundings,
    choose_amounts,
)
from lagesbild.ingest.recognise.columns import Columns, described, find_columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import share_of_amounts
from lagesbild.ingest.recognise.levels import rows_that_sum
from lagesbild.ingest.recognise.meaning import Meaning, Role, meaning_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.row_labels import labels_in, row_amounts
from lagesbild.ingest.recognise.row_times import RowTimes, row_times
from lagesbild.ingest.recognise.rows import Layout, SortedRows, sort_rows
from lagesbild.ingest.recognise.sample import rows_of
from lagesbild.text import plural

_HALF = 0.5
_CODE_FIELDS = (Field.COST_CENTRE, Field.ACCOUNT, Field.ACTIVITY_CODE, Field.PERIOD, Field.VOUCHER)
_MOST_LISTED = 12


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
    """How a table with amounts is read: one reading, or one for each kind that its rows mix."""
    columns = find_columns(examined, meanings, words.field_of, notes)
    kind = _kind(examined, columns, meanings, notes)
    times = row_times(examined, columns, notes)
    around = _surroundings(examined, kind, times)
    chosen = choose_amounts(meanings, examined.names, around, notes)
    _ask_what_is_missing(examined, columns, chosen, around, notes)
    table_kind = _main_kind(chosen, kind)
    _keep_words(columns, notes)
    layout = Layout(
        kind=table_kind,
        first_row=examined.header.first_row,
        fields=columns.fields,
        amounts=tuple(meanings),
        labels=columns.labels,
        header_names=examined.names,
    )
    rows = sort_rows(examined.table, layout)
    stored = [amount.column for amount in chosen.amounts]
    levels: set[int] = set()
    if table_kind is not Kind.LEDGER:
        levels = rows_that_sum(examined.table, layout, rows, stored, examined.decimal(stored))
    _note_rows(rows, levels, notes)
    reading = _reading(examined, columns, chosen, table_kind, rows, levels)
    if times.labels is None:
        return [reading]
    readings = _by_row_labels(examined, reading, meanings, around, times.labels)
    if not readings:
        notes.ask("period", "Ingen rad med belopp säger vilket år den gäller. Vilket är det?")
    return readings or [reading]


def _keep_words(columns: Columns, notes: Notes) -> None:
    """Without any code, the words that begin a row are kept as its text."""
    if not columns.labels or {*_CODE_FIELDS, Field.DESCRIPTION} & columns.fields.keys():
        return
    column = columns.labels[0]
    columns.fields[Field.DESCRIPTION] = column
    columns.labels = columns.labels[1:]
    notes.found("field", column, "raderna har inga koder, så deras ord är texten")


def _kind(
    examined: Examined, columns: Columns, meanings: Mapping[str, Meaning], notes: Notes
) -> Kind | None:
    """What amounts are when their header does not say it."""
    if examined.settled_kind:
        return examined.settled_kind
    amounts = [meaning for meaning in meanings.values() if meaning.role is Role.AMOUNT]
    if Field.VOUCHER in columns.fields or Field.BOOKED_ON in columns.fields:
        column = columns.fields.get(Field.VOUCHER) or columns.fields[Field.BOOKED_ON]
        notes.found("kind", Kind.LEDGER.label, f"kolumn {column} har verifikationer eller datum")
        return Kind.LEDGER
    if all(meaning.kind for meaning in amounts):
        return None
    told = examined.context.kind()
    if told:
        notes.found("kind", told[0].label, told[1])
    return told[0] if told else None


def _surroundings(examined: Examined, kind: Kind | None, times: RowTimes) -> Surroundings:
    span, because = examined.context.span() or (None, "")
    if times.span:
        span = times.span
    if times.labels and kind is None and _labels_tell_kind(examined, times.labels):
        kind = Kind.BALANCES
    return Surroundings(
        kind=kind,
        given=examined.given,
        row_period=times.has_periods,
        only_period=times.only_period,
        row_month=times.month is not None,
        labelled_rows=times.labels is not None,
        settled=examined.pins.only_pinned,
        span=span,
        span_because=because,
        suggested=examined.context.suggested_span(),
    )


def _labels_tell_kind(examined: Examined, column: str) -> bool:
    """Beside labels such as "Budget 2023" a year alone means actuals."""
    return any(label.kind for label in labels_in(examined.sample.rows, column))


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


def _note_rows(rows: SortedRows, levels: set[int], notes: Notes) -> None:
    for what, found, because in (
        ("totals", rows.totals, "de kallar sig summa, totalt eller resultat"),
        ("levels", sorted(levels), "deras belopp är summan av andra rader"),
        ("parts", rows.parts, "de upprepar en del av en annan rad (”varav”)"),
        ("repeated_headers", rows.repeated_headers, "de upprepar rubriken"),
        ("blank_rows", rows.blanks, "de har inget belopp"),
    ):
        if found:
            notes.found(what, _listed_rows(found), because)


def _listed_rows(rows: Sequence[int]) -> str:
    if len(rows) > _MOST_LISTED:
        return plural(len(rows), "rad", "rader")
    return f"rad {', '.join(map(str, rows))}"


def _reading(
    examined: Examined,
    columns: Columns,
    chosen: Chosen,
    kind: Kind,
    rows: SortedRows,
    levels: set[int],
) -> TableReading:
    used = {*columns.fields.values(), *(amount.column for amount in chosen.amounts)}
    return TableReading(
        sheet=examined.table.sheet,
        kind=kind,
        header_rows=examined.header.rows,
        first_row=examined.header.first_row,
        last_row=rows.last_row,
        fields=columns.fields,
        amounts=tuple(chosen.amounts),
        code_and_name=columns.code_and_name,
        constants={
            held: text for held, text in examined.constants.items() if held not in columns.fields
        },
        total_rows=tuple(sorted({*rows.totals, *levels})),
        blank_rows=tuple(sorted({*rows.blanks, *rows.parts, *rows.repeated_headers})),
        ignored_columns=tuple(column for column in examined.table.columns if column not in used),
    )


def _by_row_labels(
    examined: Examined,
    reading: TableReading,
    meanings: Mapping[str, Meaning],
    around: Surroundings,
    labels: str,
) -> list[TableReading]:
    """A reading for each group of columns that the rows' labels mean the same thing in."""
    left_out = {*reading.total_rows, *reading.blank_rows}
    found = [
        label
        for label in labels_in(rows_of(examined.table.cells), labels)
        if label.row >= reading.first_row and label.row not in left_out
    ]
    kinds = {amount.column: meanings[amount.column].kind for amount in reading.amounts}
    readings = []
    for columns, rows in row_amounts(found, kinds, around.kind):
        amounts = tuple(amount for amount in reading.amounts if amount.column in columns)
        kind = next(each for each in Kind if any(row.kind is each for row in rows))
        readings.append(replace(reading, kind=kind, amounts=amounts, row_amounts=rows))
    return readings
