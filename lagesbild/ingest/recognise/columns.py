"""Which column holds which code, date or text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lagesbild.ingest import records, values
from lagesbild.ingest.reading import CODE_FIELDS, Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.words import FieldWord
from lagesbild.text import listed

FIELD_LABELS: Mapping[Field, str] = {
    Field.PERIOD: "perioden",
    Field.YEAR: "året",
    Field.VALUE_TYPE: "beloppens slag",
    Field.BOOKED_ON: "bokföringsdatumet",
    Field.COST_CENTRE: "ansvaret",
    Field.ACCOUNT: "kontot",
    Field.ACTIVITY_CODE: "verksamhetskoden",
    Field.COUNTERPARTY: "motparten",
    Field.PROJECT: "projektet",
    Field.ACTIVITY: "aktiviteten",
    Field.OBJECT: "objektet",
    Field.VOUCHER: "verifikationsnumret",
    Field.DESCRIPTION: "texten",
    Field.REASON: "orsaken",
    Field.VERSION: "versionen",
    Field.DECIDED_ON: "beslutsdatumet",
    Field.COST_CENTRE_NAME: "ansvarets namn",
    Field.ACCOUNT_NAME: "kontots namn",
    Field.CODE: "koden",
    Field.NAME: "namnet",
    Field.LEVEL: "nivån",
    Field.PARENT_CODE: "den överordnade koden",
    Field.ACCOUNT_GROUP: "kontogruppen",
    Field.VALID_FROM: "giltig från",
    Field.VALID_TO: "giltig till",
    Field.PERSON: "den som ärendet gäller",
    Field.CASE_TYPE: "ärendets typ",
    Field.STARTED_ON: "ärendets första dag",
    Field.ENDED_ON: "ärendets sista dag",
}


def label_of(held: Field) -> str:
    """What a field is called in a sentence."""
    return FIELD_LABELS.get(held) or f"”{records.LABELS[held.value]}”"


_NAME_TO_CODE = {
    Field.COST_CENTRE_NAME: Field.COST_CENTRE,
    Field.ACCOUNT_NAME: Field.ACCOUNT,
}
_MOST, _FEW = 0.6, 0.2
_SHOWN = 2
_ACCOUNT_CLASSES = "345678"
_MAY_HAVE_NAMES = (*CODE_FIELDS, Field.CODE, Field.PARENT_CODE)


@dataclass
class Columns:
    """What a table's columns beside its amounts hold. `labels` are words that are no field."""

    fields: dict[Field, str] = field(default_factory=dict)
    code_and_name: frozenset[Field] = frozenset()
    labels: tuple[str, ...] = ()

    def give(self, held: Field, column: str) -> None:
        """Let a column hold a field and nothing else."""
        self.fields = {other: place for other, place in self.fields.items() if place != column}
        self.fields[held] = column
        self.labels = tuple(label for label in self.labels if label != column)


def find_columns(
    examined: Examined,
    figures: Collection[str],
    field_of: Callable[[str], FieldWord | None],
    notes: Notes,
) -> Columns:
    """Tell the columns that hold no figures by their headers, then by what stands in them."""
    columns = Columns(fields=dict(examined.pins.fields))
    taken = {*figures, *columns.fields.values()}
    free = [column for column in examined.columns if column not in taken]
    by_words = _by_words(free, examined, field_of)
    for found, places in by_words.items():
        if found not in columns.fields:
            _take(found, places, columns, examined, notes)
    if field_of is words.field_of:
        _tell_names_from_codes(columns, examined, notes)
        _find_by_known_codes(free, columns, examined, notes)
        _find_accounts_without_header(free, columns, examined, notes)
    columns.code_and_name = frozenset(
        code
        for code in _MAY_HAVE_NAMES
        if code in columns.fields and has_names(examined.sample.of(columns.fields[code]))
    )
    columns.labels = tuple(column for column in free if column not in columns.fields.values())
    return columns


def note_columns(columns: Columns, examined: Examined, notes: Notes) -> None:
    """Say what each column was found to hold, and which are not needed."""
    for held, column in columns.fields.items():
        if name := examined.names.get(column):
            notes.found("field", column, f"rubriken ”{name}” är {label_of(held)}")
    for code in _MAY_HAVE_NAMES:
        if code in columns.code_and_name:
            example = examined.sample.of(columns.fields[code])[0]
            notes.found("code_and_name", columns.fields[code], f"celler som ”{example}”")
    for column in columns.labels:
        if name := examined.names.get(column):
            is_name = words.names_a_code(name)
            reason = "namnet till en kod" if is_name else "inte ett fält som behövs"
            notes.found("ignored_column", column, f"rubriken ”{name}”: {reason}")


def _by_words(
    free: Sequence[str], examined: Examined, field_of: Callable[[str], FieldWord | None]
) -> dict[Field, dict[str, int]]:
    found: dict[Field, dict[str, int]] = {}
    for column in free:
        word = field_of(examined.names.get(column, ""))
        if word:
            found.setdefault(word.field, {})[column] = word.rank
    return found


def _take(
    wanted: Field, places: Mapping[str, int], columns: Columns, examined: Examined, notes: Notes
) -> None:
    """Give a field the column with the surest word; ask when two are equally sure."""
    best = min(places.values())
    equal = [column for column, rank in places.items() if rank == best]
    equal = [column for column in equal if examined.sample.of(column)] or equal
    if len(equal) > 1 and wanted in CODE_FIELDS:
        equal = [column for column in equal if _has_codes(examined.sample.of(column))] or equal
    columns.fields[wanted] = equal[0]
    name = examined.names[equal[0]]
    if len(equal) == 1:
        return
    notes.ask(
        wanted.value,
        f"Kolumnerna {listed(equal)} heter alla ”{name}”. Vilken är {label_of(wanted)}?",
        [(column, described(column, examined)) for column in equal],
    )


def described(column: str, examined: Examined) -> str:
    """ "Kolumn C (namn): 1101, 1102"."""
    name = examined.names.get(column, "")
    shown = list(dict.fromkeys(examined.sample.of(column)))[:3]
    title = f"Kolumn {column} ({name})" if name else f"Kolumn {column}"
    return f"{title}: {', '.join(shown)}" if shown else title


def _has_codes(texts: Sequence[str], share: float = _MOST) -> bool:
    """Whether most cells have a digit, as codes do and names do not."""
    coded = sum(any(character.isdigit() for character in text) for text in texts)
    return coded >= share * len(texts)


def has_names(texts: Sequence[str]) -> bool:
    """Whether at least half the cells hold a code and its name."""
    split = [values.split_code_and_name(text) for text in texts]
    named = sum(bool(parts and parts[1]) for parts in split)
    return bool(texts) and named >= len(texts) / 2


def _tell_names_from_codes(columns: Columns, examined: Examined, notes: Notes) -> None:
    """A column "Verksamhet" may hold names of departments. A unit's name stands in for its code;
    the name of a group of accounts is no account.
    """
    activity = columns.fields.get(Field.ACTIVITY_CODE)
    if activity and not _has_codes(examined.sample.of(activity)):
        del columns.fields[Field.ACTIVITY_CODE]
        columns.fields.setdefault(Field.COST_CENTRE_NAME, activity)
    for name, code in _NAME_TO_CODE.items():
        if name in columns.fields and code not in columns.fields:
            columns.fields[code] = columns.fields.pop(name)
    account = columns.fields.get(Field.ACCOUNT)
    if account is None or Field.ACCOUNT in examined.given.fields:
        return
    texts = examined.sample.without_totals(account)
    if texts and not _has_codes(texts, _FEW):
        del columns.fields[Field.ACCOUNT]
        columns.fields.setdefault(Field.DESCRIPTION, account)
        shown = listed(f"”{text}”" for text in list(dict.fromkeys(texts))[:_SHOWN])
        notes.warn(
            f"Kolumn {account} har ord som {shown} men inga kontonummer. Beloppen läses in utan "
            "konto: de finns i nämndens summor men inte i någon kontogrupp."
        )


def _find_by_known_codes(
    free: Sequence[str], columns: Columns, examined: Examined, notes: Notes
) -> None:
    known: tuple[tuple[Field, Collection[str], str], ...] = (
        (Field.COST_CENTRE, examined.known.cost_centres, "nämndens ansvar"),
        (Field.COST_CENTRE, examined.known.unit_names, "namn på nämndens enheter"),
        (Field.ACCOUNT, examined.known.accounts, "nämndens konton"),
    )
    for wanted, codes, what in known:
        untaken = [column for column in free if column not in columns.fields.values()]
        if wanted in columns.fields or not codes:
            continue
        for column in untaken:
            if _share_known(examined.sample.without_totals(column), codes) >= _MOST:
                columns.fields[wanted] = column
                notes.found("field", column, f"cellerna är {what}")
                break


def _share_known(texts: Sequence[str], codes: Collection[str]) -> float:
    distinct = set(texts)
    hits = 0
    for text in distinct:
        split = values.split_code_and_name(text)
        hits += text in codes or text.casefold() in codes or bool(split and split[0] in codes)
    return hits / len(distinct) if distinct else 0.0


def _find_accounts_without_header(
    free: Sequence[str], columns: Columns, examined: Examined, notes: Notes
) -> None:
    """A first column without a name, with "30 Försäljning", "4 Köp": accounts and their names."""
    if Field.ACCOUNT in columns.fields:
        return
    nameless = [column for column in free if not examined.names.get(column)]
    for column in nameless:
        texts = examined.sample.without_totals(column)
        split = [values.split_code_and_name(text) for text in texts]
        accounts = sum(bool(s and s[1] and s[0][0] in _ACCOUNT_CLASSES) for s in split)
        if texts and accounts >= 0.8 * len(texts):
            columns.fields[Field.ACCOUNT] = column
            notes.found("field", column, f"celler som ”{texts[0]}” är konton med namn")
            return
