"""How a whole file is read: every table that is understood, one unit, one sign, one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lagesbild.errors import InvalidSetting
from lagesbild.ingest import sie_reading
from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.profile import Profile
from lagesbild.ingest.reading import (
    Basis,
    Field,
    Kind,
    Reading,
    ShownUnit,
    Sign,
    TableReading,
)
from lagesbild.ingest.recognise.amount_tables import (
    figure_columns,
    knows_codes,
    read_amount_table,
)
from lagesbild.ingest.recognise.case_tables import (
    looks_like_cases,
    person_column,
    read_case_table,
)
from lagesbild.ingest.recognise.code_lists import looks_like_code_list, read_code_list
from lagesbild.ingest.recognise.context import context_of
from lagesbild.ingest.recognise.decimals import find_decimal
from lagesbild.ingest.recognise.examined import COMMA, Examined
from lagesbild.ingest.recognise.given import Given, Known
from lagesbild.ingest.recognise.header import Header, find_header, header_at
from lagesbild.ingest.recognise.leaves import leaves_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.pins import pins_of
from lagesbild.ingest.recognise.record_tables import (
    read_record_table,
    record_kind_of,
    sign_of_records,
    texts_with_marks,
)
from lagesbild.ingest.recognise.sample import sample_of
from lagesbild.ingest.recognise.side_by_side import ask_which_table
from lagesbild.ingest.recognise.signs import find_sign, note_debit_and_credit
from lagesbild.ingest.recognise.units import find_unit
from lagesbild.ingest.records import GUIDE_SHEET, RecordKind
from lagesbild.ingest.table import Evidence, FileForm, ReadFile, Table, column_number
from lagesbild.text import listed

DEFAULT_SOURCE, CASE_SOURCE = "ekonomisystem", "verksamhetssystem"
_MONTHS_ALONE = 99
_SIE = (FileForm.SIE4, FileForm.SIE5)


@dataclass(frozen=True)
class _Recognised:
    """A table that was looked at. Without readings it was not understood; `notes` asks why."""

    examined: Examined | None
    readings: tuple[TableReading, ...]
    notes: Notes


def recognise(file: ReadFile, known: Known, given: Given, profiles: Sequence[Profile]) -> Reading:
    """Propose how a file is read, with evidence for each choice and questions for the rest.

    What is given comes before the profile, and the profile before guesses. A profile is used when
    it is named, or is the first that matches the headers. FileRefused when there are no rows.
    """
    profile = profile_for(file, given, profiles)
    if file.form in _SIE:
        return _reading_of_sie(file, given, profile)
    chosen = _chosen_tables(file, given)
    looked_at = [_recognised(table, file, known, given, profile) for table in chosen]
    understood = [each for each in looked_at if each.readings]
    if not any(_has_rows(each) for each in looked_at):
        raise FileRefused(
            "Filen har rubriker men inga rader. Ingenting har ändrats. "
            "Ta ut den på nytt för en period med belopp."
        )
    unread = [each.notes.sheet for each in looked_at if understood and not each.readings]
    wanted = f"tabell med {given.kind.label}" if given.kind else "känd tabell"
    warnings = [f"Bladet {sheet} läses inte in: det har ingen {wanted}." for sheet in unread]
    return _joined(understood or looked_at[:1], file, given, profile, warnings)


def profile_for(file: ReadFile, given: Given, profiles: Sequence[Profile]) -> Profile | None:
    """The profile that is named, or the first whose headers stand in one of the file's tables.

    A SIE file is its sender's when the source that it states is. InvalidSetting when the named
    profile is not there.
    """
    if given.profile is not None:
        for profile in profiles:
            if profile.name == given.profile:
                return profile
        names = listed(sorted(profile.name for profile in profiles))
        raise InvalidSetting(f"Profilen {given.profile} finns inte. Välj bland {names}.")
    if file.form in _SIE:
        sources = {found.value for found in file.evidence if found.what == "source"}
        return next((each for each in profiles if each.sie and each.source in sources), None)
    return next((each for each in profiles if _stands_in(each, file, given)), None)


def _reading_of_sie(file: ReadFile, given: Given, profile: Profile | None) -> Reading:
    dimensions = profile.sie if profile and profile.sie else None
    reading = sie_reading.reading_of(file, dimensions)
    tables = tuple(table for table in reading.tables if given.kind in (None, table.kind))
    notes = Notes()
    if given.kind and not tables:
        kinds = [kind for kind in Kind if any(table.kind is kind for table in reading.tables)]
        held = f"filen har {listed(kind.label for kind in kinds)}"
        _ask_for_another_kind(given.kind, held, kinds, notes)
    return replace(
        reading,
        tables=tables,
        questions=tuple(notes.questions),
        source=given.source or (profile.source if profile else reading.source),
        profile=profile.name if profile else reading.profile,
        period=given.period,
    )


def header_names(file: ReadFile, reading: Reading) -> dict[str, dict[str, str]]:
    """The names of the columns of each sheet that is read, by letter."""
    tables = {table.sheet: table for table in file.tables}
    return {
        read.sheet: dict(header_at(tables[read.sheet], read.header_rows).names)
        for read in reading.tables
    }


def _stands_in(profile: Profile, file: ReadFile, given: Given) -> bool:
    if not profile.headers:
        return False
    for table in _chosen_tables(file, given):
        header = find_header(table, profile.known_patterns)
        if header and profile.matches(header.names.values()):
            return True
    return False


def _chosen_tables(file: ReadFile, given: Given) -> list[Table]:
    """The sheets to read: those that are chosen, else those that are visible."""
    chosen = [
        table
        for table in file.tables
        if table.row_count
        and table.sheet != GUIDE_SHEET
        and (table.sheet in given.sheets if given.sheets else not table.hidden)
    ]
    if not chosen:
        raise FileRefused("Filen saknar rader. Ta ut den på nytt och läs in den igen.")
    return chosen


def _recognised(
    table: Table, file: ReadFile, known: Known, given: Given, profile: Profile | None
) -> _Recognised:
    notes = Notes(table.sheet if len(file.tables) > 1 else "")
    extra_words = profile.known_patterns if profile else ()
    header = (
        header_at(table, given.header_rows)
        if given.header_rows is not None
        else find_header(table, extra_words)
    )
    if header is None:
        _ask_for_header(table, notes)
        return _Recognised(None, (), notes)
    _note_header(header, notes)
    examined = Examined(
        table=table,
        header=header,
        sample=sample_of(table, header.first_row),
        context=context_of(file.name, table.sheet, header.preamble),
        known=known,
        given=given,
        profile=profile,
        pins=pins_of(given, profile, header),
    )
    person = person_column(examined) if _is_of_persons(examined) else None
    for column in sorted(examined.pins.persons - {person}, key=column_number):
        notes.warn(f"Kolumn {column} gäller enskilda personer och läses inte in.")
    ask_which_table(examined, notes)
    return _Recognised(examined, tuple(_readings(examined, notes)), notes)


def _is_of_persons(examined: Examined) -> bool:
    record = _record_kind(examined)
    return record.person is not None if record else _is_of_cases(examined)


def _record_kind(examined: Examined) -> RecordKind | None:
    settled = examined.settled_kind
    return record_kind_of(examined) if settled is None else settled.record


def _is_of_cases(examined: Examined) -> bool:
    settled = examined.settled_kind
    return settled is Kind.CASES or (settled is None and looks_like_cases(examined))


def _readings(examined: Examined, notes: Notes) -> list[TableReading]:
    if record := _record_kind(examined):
        return [read_record_table(examined, record, notes)]
    if _is_of_cases(examined):
        return [read_case_table(examined, notes)]
    settled, given = examined.settled_kind, examined.given.kind
    meanings = figure_columns(examined)
    has_amounts = any(meaning.is_amount for meaning in meanings.values())
    is_list = looks_like_code_list(examined) or looks_like_cases(examined)
    if given and _contradicts(given, has_amounts=has_amounts, is_list=is_list):
        held = "har inga belopp" if given.has_amounts else "har belopp och är ingen lista av koder"
        _ask_for_another_kind(
            given, f"tabellen {held}", _others(examined, has_amounts=has_amounts), notes
        )
        return []
    if settled and not settled.has_amounts:
        return [read_code_list(examined, notes)]
    if not settled and not has_amounts and is_list:
        return [read_code_list(examined, notes)]
    if settled or has_amounts or knows_codes(examined):
        return read_amount_table(examined, meanings, notes)
    names = [f"”{name}”" for name in examined.names.values() if name]
    notes.ask(
        "kind",
        f"Tabellen känns inte igen. Rubrikerna är {listed(names)}. Vad innehåller den?",
        [(kind.value, kind.label) for kind in Kind],
    )
    return []


def _others(examined: Examined, *, has_amounts: bool) -> list[Kind]:
    """What a table that is not of the given kind may be."""
    if has_amounts:
        return [kind for kind in Kind if kind.has_amounts]
    return [Kind.CASES] if looks_like_cases(examined) else [Kind.ORGANISATION, Kind.ACCOUNTS]


def _contradicts(given: Kind, *, has_amounts: bool, is_list: bool) -> bool:
    if given.has_amounts:
        return is_list and not has_amounts
    return has_amounts and not is_list


def _ask_for_another_kind(given: Kind, held: str, kinds: Sequence[Kind], notes: Notes) -> None:
    notes.ask(
        "kind",
        f"Du har valt {given.label}, men {held}. Vad ska läsas in?",
        [(kind.value, kind.label) for kind in kinds],
    )


def _ask_for_header(table: Table, notes: Notes) -> None:
    rows = [(number, [text for text in cells if text]) for number, cells in table.head(5)]
    notes.ask(
        "header",
        "Tabellen har ingen rubrikrad som går att känna igen, så det framgår inte vilken kolumn "
        "som är vad. Lägg till rubriker i filen, eller välj vilken rad som är rubrik.",
        [("0", "Ingen rad är rubrik")]
        + [(str(number), f"Rad {number}: {', '.join(cells)}") for number, cells in rows if cells],
    )


def _note_header(header: Header, notes: Notes) -> None:
    if header.rows == (0, 0):
        notes.found("header", "ingen", "du har valt det")
        return
    first, last = header.rows
    names = listed(f"”{name}”" for name in header.names.values() if name)
    notes.found("header", f"rad {first}" if first == last else f"rad {first}–{last}", names)
    if header.preamble:
        notes.found("preamble", " | ".join(header.preamble), f"står ovanför rad {first}")


def _has_rows(looked_at: _Recognised) -> bool:
    return looked_at.examined is None or bool(looked_at.examined.sample.cells.num_rows)


def _joined(
    recognised: Sequence[_Recognised],
    file: ReadFile,
    given: Given,
    profile: Profile | None,
    warnings: Sequence[str],
) -> Reading:
    notes = Notes()
    for each in recognised:
        notes.evidence += each.notes.evidence
        notes.questions += [
            question
            for question in each.notes.questions
            if all(question.about != asked.about for asked in notes.questions)
        ]
        notes.warnings += each.notes.warnings
    pairs = [
        (each.examined, reading)
        for each in recognised
        if each.examined
        for reading in each.readings
        if reading.amounts
    ]
    readings = tuple(reading for each in recognised for reading in each.readings)
    decimal, unit, sign = COMMA, ShownUnit.KR, Sign.LEDGER
    if pairs:
        texts = [
            text
            for examined, reading in pairs
            for amount in reading.amounts
            for text in examined.sample.of(amount.column)
        ]
        decimal = find_decimal(pairs[0][0], texts, notes)
        leaves = leaves_of(pairs, decimal)
        unit = find_unit(pairs, leaves, notes)
        sign = find_sign(pairs, leaves, notes)
        note_debit_and_credit(leaves, notes)
    elif of_records := [
        (each.examined, reading)
        for each in recognised
        if each.examined
        for reading in each.readings
        if reading.kind.record
    ]:
        first = of_records[0][0]
        marked = [text for read in of_records for text in texts_with_marks(*read)]
        decimal = find_decimal(first, marked, notes)
        unit = first.given.unit or (first.profile and first.profile.unit) or unit
        sign = sign_of_records(of_records, notes)
    profile_evidence = (
        [Evidence("profile", profile.title, f"profilen {profile.name}")] if profile else []
    )
    return Reading(
        source=given.source or (profile.source if profile else _source(readings)),
        profile=profile.name if profile else "",
        tables=readings,
        unit=unit,
        sign=sign,
        decimal=decimal,
        period=_period_of(readings, given) or _adopted_in(pairs, notes),
        evidence=(*file.evidence, *profile_evidence, *notes.evidence),
        questions=tuple(notes.questions),
        warnings=(*warnings, *notes.warnings),
        doubts=tuple(notes.doubts),
    )


def _source(readings: Sequence[TableReading]) -> str:
    """Cases come from another system than money; a kind of record says from which."""
    sources = {
        reading.kind.record.source
        if reading.kind.record
        else CASE_SOURCE
        if reading.kind is Kind.CASES
        else DEFAULT_SOURCE
        for reading in readings
    }
    return sources.pop() if len(sources) == 1 else DEFAULT_SOURCE


def _period_of(readings: Sequence[TableReading], given: Given) -> int | None:
    """The period that someone has said, of a file that is not of records: they have it already."""
    of_records = readings and all(reading.kind.record for reading in readings)
    return None if of_records else given.period


def _adopted_in(pairs: Sequence[tuple[Examined, TableReading]], notes: Notes) -> int | None:
    """When a forecast without a period on its rows was adopted: with the actuals beside it, or
    in the month that is named above it.
    """
    for examined, reading in pairs:
        kinds = {amount.kind for amount in reading.amounts}
        if Kind.ADOPTED_FORECAST not in kinds or Field.PERIOD in reading.fields:
            continue
        beside = [
            amount.period
            for amount in reading.amounts
            if amount.kind is Kind.BALANCES and amount.basis is not Basis.YEAR and amount.period
        ]
        told = examined.context.span()
        named = told[0].period if told and told[0].basis is not Basis.YEAR else None
        period = max(beside, default=named)
        if period and period > _MONTHS_ALONE:
            notes.found("period", str(period), "prognosen räknas som fastställd då")
            return period
        if kinds == {Kind.ADOPTED_FORECAST} and not reading.rows_with:
            notes.ask("period", "I vilken period fastställdes prognosen, till exempel 202310?")
    return None
