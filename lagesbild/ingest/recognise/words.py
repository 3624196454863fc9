"""The words of exports and what they mean. A new word is a line here, or in a sender's profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lagesbild.ingest import values
from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.records import RecordKind

FIELD_WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.PERIOD: (
        "period", "redovisningsperiod", "bokföringsperiod", "bokf period", "per", "perioden",
        "månad", "mån", "årmånad", "år månad", "årperiod", "accounting period", "month", "periode",
        "måned",
    ),
    Field.YEAR: (
        "år", "räkenskapsår", "bokföringsår", "budgetår", "year", "fiscal year", "regnskapsår",
    ),
    Field.BOOKED_ON: (
        "bokföringsdatum", "bokf datum", "bokfdatum", "bokförd", "verifikationsdatum",
        "verifikatdatum", "verdatum", "ver datum", "transaktionsdatum", "transdatum", "datum",
        "betaldatum", "betalningsdatum", "utbetalningsdatum", "fakturadatum", "posting date",
        "date", "bilagsdato", "dato",
    ),
    Field.COST_CENTRE: (
        "ansvar", "ansv", "ansvarsställe", "kostnadsställe", "kst", "ksts", "kställe",
        "resultatenhet", "ansvarsenhet", "orgenhet", "org enhet", "organisationsenhet", "enhet",
        "avdelning", "avdeling", "cost centre", "cost center", "department", "koststed",
    ),
    Field.ACCOUNT: (
        "konto", "ukonto", "underkonto", "ukto", "kontostruktur", "kontoslag", "slag",
        "kontogrupp", "kgrp", "account", "ledger account", "art",
    ),
    Field.ACTIVITY_CODE: (
        "verksamhet", "vht", "verks", "vsh", "vh", "tjeneste", "funksjon",
    ),
    Field.COUNTERPARTY: ("motpart", "mot", "motp", "mpt", "mpart", "counterparty"),
    Field.PROJECT: ("projekt", "proj", "prj", "project", "prosjekt"),
    Field.ACTIVITY: ("aktivitet", "akt", "activity"),
    Field.OBJECT: ("objekt", "obj", "object"),
    Field.VOUCHER: (
        "verifikation", "verifikat", "ver", "vernr", "verifikationsnummer", "verifikationsnr",
        "verifikatnummer", "verifikatnr", "ver nr", "fakturanummer", "fakturanr", "voucher",
        "bilag",
    ),
    Field.DESCRIPTION: (
        "text", "verifikationstext", "vertext", "ver text", "transaktionstext", "transtext",
        "radtext", "beskrivning", "benämning", "rubrik", "leverantör", "leverantörsnamn", "tekst",
        "description", "supplier",
    ),
    Field.REASON: ("orsak", "anledning", "motivering", "kommentar", "förklaring", "reason"),
    Field.VERSION: ("version", "budgetversion", "prognosversion", "budgettyp"),
    Field.DECIDED_ON: (
        "beslutsdatum", "beslutad", "beslutad den", "beslutsdag", "fastställd", "fastställd den",
        "fastställelsedatum",
    ),
}  # fmt: skip
"""What a column beside amounts may be called. Of two such columns the earlier word wins."""

CODE_LIST_WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.CODE: (
        "kod", "code", "kode", "id", "ansvar", "kostnadsställe", "kst", "cost centre",
        "cost center", "konto", "account", "enhet",
    ),
    Field.NAME: ("namn", "name", "navn", "benämning", "enhetsnamn", "kontonamn", "text"),
    Field.LEVEL: ("nivå", "level", "typ", "organisationsnivå"),
    Field.PARENT_CODE: (
        "överordnad", "överordnad kod", "tillhör", "förälder", "parent", "överordnad enhet",
    ),
    Field.ACCOUNT_GROUP: (
        "kontogrupp", "kgrp", "grupp", "kontoslag", "kontoklass", "account group",
    ),
    Field.VALID_FROM: (
        "giltig från", "giltig fr o m", "gäller från", "gäller fr o m", "från", "fr o m", "from",
        "från och med", "startdatum", "valid from",
    ),
    Field.VALID_TO: (
        "giltig till", "giltig t o m", "gäller till", "gäller t o m", "till", "t o m", "tom",
        "till och med", "slutdatum", "valid to",
    ),
}  # fmt: skip
"""What the columns of an organisation or an account plan may be called."""

CASE_WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.PERIOD: FIELD_WORDS[Field.PERIOD],
    Field.COST_CENTRE: FIELD_WORDS[Field.COST_CENTRE],
    Field.CASE_TYPE: (
        "ärendetyp", "typ av ärende", "ärendeslag", "insatstyp", "typ av insats", "insats",
        "insatskod", "placeringsform", "boendeform", "beslutstyp", "biståndstyp", "bistånd",
        "ärende", "typ", "case type",
    ),
    Field.STARTED_ON: (
        "från", "fr o m", "from", "från och med", "från datum", "fr o m datum", "startdatum",
        "start", "första dag", "insats från", "ärende från", "beslut från", "gäller från",
        "giltig från", "inleddes", "öppnat", "påbörjad", "start date",
    ),
    Field.ENDED_ON: (
        "till", "t o m", "tom", "till och med", "till datum", "t o m datum", "slutdatum", "slut",
        "sista dag", "insats till", "ärende till", "beslut till", "gäller till", "giltig till",
        "avslutades", "avslutat", "avslutad", "avslutsdatum", "end date",
    ),
    Field.DECIDED_ON: FIELD_WORDS[Field.DECIDED_ON],
}  # fmt: skip
"""What the columns of a list of cases may be called; who a case is about has rules of its own."""

NAME_FIELDS = {
    Field.COST_CENTRE: Field.COST_CENTRE_NAME,
    Field.ACCOUNT: Field.ACCOUNT_NAME,
}
"""The field that holds the words for a code; other codes' words are not kept."""


CONTEXT_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.ADOPTED_FORECAST, re.compile(r"prognos|\bprg\b|\bprogn\b|forecast")),
    (Kind.BUDGET, re.compile(r"budget|budsjett|\bbud\b|\bbudg\b|kommunbidrag")),
    (Kind.BALANCES, re.compile(r"utfall|\butf\b|regnskap|bokfört|redovisat|saldo|saldon|actual")),
    (Kind.LEDGER, re.compile(r"huvudbok|verifikation|transaktion|leverantörsreskontra|ledger")),
)

_IDENTITY = re.compile(
    r"\bpers(?:on)? ?(?:nummer|nr|num|id)\b|personn(?:ummer|r)|\bpnr\b|samordningsn"
    r"|födelse(?:nummer|datum|dag)|fødsels(?:nummer|dato)|social security"
)
_OF_A_CLIENT = r"(?: ?(?:namn|för ?namn|efter ?namn|nr|nummer|id|kod|initialer|adress))"
_CLIENT = re.compile(
    r"^(?:(?:(?:klient|brukar|vårdtagar|omsorgstagar|patient|placerad|elev|biståndsmottagar"
    r"|insatsmottagar|biståndstagar|biståndssökand|sökand|vårdnadshavar|anhörig)"
    rf"(?:e|en|ens|ets|s)?|den enskildes?|god man){_OF_A_CLIENT}?"
    rf"|(?:barn|ungdom|boende|familjehem|förälder|hyresgäst|deltagar)(?:e|en|et|ens|ets|mets|s)?{_OF_A_CLIENT}"
    r"|ärende ?nyckel(?:n)?|namn på (?:klient|brukare|barn|ungdom|den enskilde|boende)"
    r"|(?:för|efter|mellan|tilltals)namn|för och efternamn|för namn|efter namn)$"
)
_CLIENT_KEY = re.compile(r"(?:nr|nummer|id|kod)$")
_CASE_KEY = re.compile(r"ärende ?nyckel")
_NO_KEY = re.compile(
    r"namn|initialer|adress|födelse|fødsels|vårdnadshavar|anhörig|god man|förälder|familjehem"
)
"""What tells of a person whom a case is about without being whom it is about."""
_NAME_ENDINGS = re.compile(
    r"^(?P<base>.+?)s?[ ]?(?:namn|name|navn|text|tekst|benämning|beskrivning|\(t\))$"
)
_CODE_ENDINGS = re.compile(r"^(?P<base>.+?)s?[ ]?(?:kod|koden|code|nr|nummer|no|number|id|\(k\))$")
_STRONG_TOTAL = re.compile(
    r"^(?:del)?summa\b|^totalsumma\b|^s:a\b|^sum\b|^subtotal\b|^grand total\b"
)
_WEAK_TOTAL = re.compile(
    r"^total(?:t|en|er)?\b|\btotal(?:t)?$|\bsumma$|^(?:årets )?resultat\b"
    r"|^netto(?:kostnad(?:er)?)?$|\bnettokostnad(?:er)?$|^brutto(?:kostnad(?:er)?)?$"
)
_GRAND_TOTAL = re.compile(
    r"^(?:summa )?total(?:t|en|er)?$|^totalsumma|^grand total|^summa summarum|\btotalt$"
)
MAY_BE_TOTAL = r"^\s*$|sum|s:a|subtotal|grand total|total|resultat|netto|brutto"
"""Finds, in any case of letters, at least every label that `is_total` may accept, and blanks."""
_CLASS_LABEL = re.compile(
    r"^(?:\w+ns )?(?:(?:övriga )?(?:intäkter|kostnader|inkomster|utgifter)|personal(?:kostnader)?"
    r"|drift(?:s)?kostnader|bruttokostnader|kapitalkostnader|lokalkostnader)$"
)
_LATER_BUDGET = re.compile(
    r"justering|tilläggs|omfördel|omdispo|omföring|ombudgeter|kompletteringsbudget"
)
_PART_LABEL = re.compile(r"^varav\b|^därav\b|^dvs\b")


@dataclass(frozen=True)
class FieldWord:
    """A field that a header names. A lower `rank` is a more certain word."""

    field: Field
    rank: int


def _ranked(words: Mapping[Field, tuple[str, ...]]) -> dict[str, FieldWord]:
    return {
        word: FieldWord(field, rank)
        for field, synonyms in words.items()
        for rank, word in enumerate(synonyms)
    }


_FIELDS = _ranked(FIELD_WORDS)
_LIST_FIELDS = _ranked(CODE_LIST_WORDS)
_CASE_FIELDS = _ranked(CASE_WORDS)


def field_of(header: str) -> FieldWord | None:
    """The field that a column of a table with amounts holds, by its header.

    Under a group's name the lower word counts ("Kodsträng - Ansvar"), but "Utfall - Period" is
    the actual of the period.
    """
    group, _, own = header.rpartition(" - ")
    found = _own_field(plain(header)) or (_own_field(plain(own)) if group else None)
    if found and group and found.field in (Field.PERIOD, Field.YEAR) and kind_in(group):
        return None
    return found


def _own_field(word: str) -> FieldWord | None:
    if word in _FIELDS:
        return _FIELDS[word]
    named = _NAME_ENDINGS.match(word)
    if named and (base := _FIELDS.get(named["base"])):
        name = NAME_FIELDS.get(base.field)
        return FieldWord(name, base.rank) if name else None
    coded = _CODE_ENDINGS.match(word)
    return _FIELDS.get(coded["base"]) if coded else None


def list_field_of(header: str) -> FieldWord | None:
    """The field that a column of an organisation or account plan holds, by its header."""
    word = plain(header)
    if word in _LIST_FIELDS:
        return _LIST_FIELDS[word]
    coded = _CODE_ENDINGS.match(word)
    if coded and (base := _LIST_FIELDS.get(coded["base"])):
        return base
    named = _NAME_ENDINGS.match(word)
    return FieldWord(Field.NAME, 9) if named and named["base"] in _LIST_FIELDS else None


def case_field_of(header: str) -> FieldWord | None:
    """The field that a column of a list of cases holds, by its header.

    Of who a case is about a client's number in the case system, or the case's own, is enough, so
    they come before an identity number. Names are no field.
    """
    word = plain(header)
    if is_person_word(header):
        if _NO_KEY.search(word):
            return None
        if _IDENTITY.search(word):
            return FieldWord(Field.PERSON, 2)
        rank = 0 if _CLIENT_KEY.search(word) else 1 if _CASE_KEY.match(word) else 3
        return FieldWord(Field.PERSON, rank)
    return _CASE_FIELDS.get(word)


def record_field_of(kind: RecordKind, header: str) -> FieldWord | None:
    """The field that a column of a table of records holds, by its header, with or without a year.

    Who a record is about has the rules of cases.
    """
    if is_person_word(header):
        found = case_field_of(header)
        return FieldWord(Field(kind.person.name), found.rank) if kind.person and found else None
    span = values.parse_span(header)
    for text in (header, span.rest if span else ""):
        if named := kind.words.get(plain(text)):
            return FieldWord(Field(named[0]), named[1])
    return None


def names_a_code(header: str) -> bool:
    """Whether a header means the words for a code, like "Projekt namn"."""
    named = _NAME_ENDINGS.match(plain(header))
    return bool(named and named["base"] in _FIELDS)


def is_person_word(header: str) -> bool:
    """Whether a column tells who a single client is (I6)."""
    word = plain(header)
    return bool(_IDENTITY.search(word) or _CLIENT.match(word))


def is_total(label: str, *, has_code: bool) -> bool:
    """Whether a row's label says that it sums other rows.

    "Resultat" or "Nettokostnad" may also be the name of an account, so beside a code only the
    word for sum itself counts.
    """
    word = " ".join(label.casefold().split())
    if _STRONG_TOTAL.match(word):
        return True
    return not has_code and bool(_WEAK_TOTAL.search(word))


def is_grand_total(label: str) -> bool:
    """Whether a sum says that it is of everything ("Totalt")."""
    return bool(_GRAND_TOTAL.search(plain(label)))


def is_class_label(label: str) -> bool:
    """Whether a label is a class of accounts in words ("Kostnader"), which others may add up to."""
    return bool(_CLASS_LABEL.match(plain(label)))


def is_part_label(label: str) -> bool:
    """Whether a row only repeats a part of the row above ("varav personal")."""
    return bool(_PART_LABEL.match(plain(label)))


def is_later_budget(version: str) -> bool:
    """Whether a budget's version is a decision that adds to the budget already decided (E3)."""
    return bool(_LATER_BUDGET.search(plain(version)))


def kind_in(text: str) -> Kind | None:
    """The kind of amounts that a header, label or title speaks of."""
    word = plain(text)
    return next((kind for kind, pattern in CONTEXT_KINDS if pattern.search(word)), None)
