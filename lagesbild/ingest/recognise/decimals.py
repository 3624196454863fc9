"""The decimal mark of a file's amounts: "2.000" alone may be two or two thousand."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.ingest import values
from lagesbild.ingest.recognise.examined import COMMA, Examined
from lagesbild.ingest.recognise.notes import Notes

_IN_WORDS = {COMMA: "komma", ".": "punkt"}


def find_decimal(first: Examined, texts: Sequence[str], notes: Notes) -> str:
    """The decimal mark of a whole file, by its amounts; asks when they can be read with either.

    `first` is one of its tables, with what is said of the file.
    """
    if first.given.decimal:
        notes.found("decimal", _in_words(first.given.decimal), "du har valt det")
        return first.given.decimal
    if first.profile and first.profile.decimal:
        notes.found("decimal", _in_words(first.profile.decimal), f"profilen {first.profile.name}")
        return first.profile.decimal
    found = values.decimal_mark(texts)
    if found.mark is None and (found.ambiguous or found.against):
        example = (found.ambiguous or found.against)[0]
        notes.ask(
            "decimal",
            f"Beloppet ”{example}” kan läsas på två sätt. Vilket är decimaltecknet?",
            list(_IN_WORDS.items()),
        )
        return COMMA
    mark = found.mark or COMMA
    if found.ambiguous:
        notes.warn(
            f"Belopp som ”{found.ambiguous[0]}” läses med {_in_words(mark)} som decimaltecken, "
            "som de flesta andra i filen. Kontrollera att det stämmer."
        )
    because = "de flesta belopp kan bara läsas så" if found.mark else "inget belopp har decimaler"
    notes.found("decimal", _in_words(mark), because)
    return mark


def _in_words(mark: str) -> str:
    return _IN_WORDS.get(mark, mark)
