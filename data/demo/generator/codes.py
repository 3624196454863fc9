"""The files that explain codes: organisation and account plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data.demo.generator.accounts import ACCOUNTS, group_of
from data.demo.generator.files import day
from data.demo.generator.organisation import FIRST_DAY, Organisation

ORGANISATION_HEADER = (
    "Kod", "Namn", "Nivå", "Överordnad kod", "Giltig från", "Giltig till",
)  # fmt: skip
ACCOUNTS_HEADER = ("Konto", "Benämning", "Kontogrupp", "Giltig från", "Giltig till")


@dataclass(frozen=True)
class Chart:
    """A municipality's account plan: the demo's accounts with digits added.

    `own_groups` are groups of the municipality's own by the first digits of an account.
    """

    digits: str
    own_groups: Mapping[str, str] = field(default_factory=dict)

    def code(self, account: str) -> str:
        return account + self.digits

    def rows(self, used: Iterable[str]) -> list[tuple[str, ...]]:
        """The plan's rows for the accounts in use; those it does not know are left out."""
        known = sorted(set(used) & ACCOUNTS.keys())
        return [
            (self.code(code), ACCOUNTS[code].name, self._group(code), day(FIRST_DAY), "")
            for code in known
        ]

    def _group(self, code: str) -> str:
        fitting = [prefix for prefix in self.own_groups if code.startswith(prefix)]
        return self.own_groups[max(fitting, key=len)] if fitting else group_of(code)


def organisation_rows(
    organisation: Organisation, levels: tuple[str, str, str]
) -> list[tuple[str, ...]]:
    return [
        (row.code, row.name, row.level, row.parent, day(row.valid_from), day(row.valid_to))
        for row in organisation.rows(levels)
    ]
