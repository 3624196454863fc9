"""What the dimensions of a SIE file mean here, and which of them are never read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lagesbild.ingest.reading import Field

STANDARD_NAMES = {
    "1": "Kostnadsställe",
    "2": "Kostnadsbärare",
    "6": "Projekt",
    "7": "Anställd",
    "8": "Kund",
    "9": "Leverantör",
    "10": "Faktura",
}
"""The numbers that SIE reserves; a file need not declare them (SIE 4B, 8.4 and 8.17)."""

_FIELD_BY_NAME = {
    "ansvar": Field.COST_CENTRE,
    "kostnadsställe": Field.COST_CENTRE,
    "verksamhet": Field.ACTIVITY_CODE,
    "aktivitet": Field.ACTIVITY,
    "projekt": Field.PROJECT,
    "motpart": Field.COUNTERPARTY,
    "objekt": Field.OBJECT,
}
_FIELD_BY_NUMBER = {
    "1": Field.COST_CENTRE,
    "2": Field.OBJECT,
    "6": Field.PROJECT,
    "9": Field.COUNTERPARTY,
}
_PRIVATE_NUMBERS = frozenset({"7", "8"})
_PRIVATE_NAME = re.compile(r"(anställ|medarbetar|personal|kund|brukar|klient|elev)", re.IGNORECASE)


def private_dimensions(names: Mapping[str, str], parents: Mapping[str, str]) -> frozenset[str]:
    """Dimensions that may hold employees or clients, by number or name, and all under them.

    Their objects are left out where the file is read, so that no later step can store them (I6).
    """
    private = {number for number, name in names.items() if _PRIVATE_NAME.match(name.strip())}
    private |= _PRIVATE_NUMBERS
    while under := {child for child, parent in parents.items() if parent in private} - private:
        private |= under
    return frozenset(private)


def in_order(numbers: Iterable[str]) -> list[str]:
    """Dimension numbers as people count: 2 before 10."""
    return sorted(numbers, key=lambda number: (len(number), number))


def default_fields(names: Mapping[str, str]) -> dict[str, Field]:
    """The field of each dimension when no one has said: by its name, else by SIE's number."""
    fields: dict[str, Field] = {}
    by_name = [_FIELD_BY_NAME.get(name.strip().casefold()) for name in names.values()]
    by_number = [_FIELD_BY_NUMBER.get(number) for number in names]
    for proposed in (by_name, by_number):
        for number, field in zip(names, proposed, strict=True):
            if field and number not in fields and field not in fields.values():
                fields[number] = field
    return fields


def breakdown_dimension(fields: Mapping[str, Field]) -> str | None:
    """The dimension that balances are broken down by: cost centres, or the first that is mapped."""
    return next(
        (number for number, field in fields.items() if field is Field.COST_CENTRE),
        next(iter(fields), None),
    )
