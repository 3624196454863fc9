"""Who has which role: a TOML file that the municipality keeps, by person or by group (S1).

[claims]                      # how the sign-in service calls things; these are the defaults
person = ["email", "preferred_username", "upn", "sub"]
groups = "groups"

[people."anna@kommunen.example"]
role = "controller"
boards = ["motala"]           # or "all"

[groups."lagesbild-chef-21"]
role = "chef"
boards = ["motala"]
departments = ["21"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagesbild.access.people import Role, Viewer
from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting
from lagesbild.guarded_files import read_guarded
from lagesbild.identity_numbers import hidden, persons_in
from lagesbild.text import listed

SETTING = "LAGESBILD_ROLES"
ALL_BOARDS = "all"
COMMAND_LINE = "os:"
PERSON_CLAIMS = ("email", "preferred_username", "upn", "sub")
GROUPS_CLAIM = "groups"

_ROLES = {role.value: role for role in Role}


@dataclass(frozen=True)
class Grant:
    """What a person or a group is given."""

    role: Role
    boards: frozenset[str]
    departments: frozenset[str] | None

    def viewer(self, name: str) -> Viewer:
        return Viewer(name, self.role, self.boards, self.departments)


@dataclass(frozen=True)
class Roles:
    """The role file as read. A person's own line goes before those of groups, first group first."""

    person_claims: tuple[str, ...]
    groups_claim: str
    people: Mapping[str, Grant]
    groups: Mapping[str, Grant]

    def viewer_of(self, claims: Mapping[str, object]) -> Viewer | None:
        """Who has signed in, by what the sign-in service says of them; None without a role."""
        names = [claims[claim] for claim in self.person_claims if _is_trusted(claim, claims)]
        said = [name for name in names if isinstance(name, str) and name]
        if not said:
            return None
        called = _called(said)
        for name in said:
            grant = self.people.get(name.casefold())
            if grant is not None and not name.casefold().startswith(COMMAND_LINE):
                return grant.viewer(called)
        member_of = set(_texts(claims.get(self.groups_claim)))
        for group, grant in self.groups.items():
            if group in member_of:
                return grant.viewer(called)
        return None

    def viewer_of_command_line(self, user: str) -> Viewer | None:
        """The person at the command line, by their name in the operating system."""
        grant = self.people.get(f"{COMMAND_LINE}{user}".casefold())
        return None if grant is None else grant.viewer(user)


def load_roles(path: Path, boards: Mapping[str, Board]) -> Roles:
    """The role file, read strictly. InvalidSetting names the first place that is wrong.

    A file that others than its owner may change is not read: they would decide who sees what.
    """
    text = read_guarded(path, SETTING)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSetting(
            f"Rollfilen {path} är inte giltig TOML ({error}). Rätta raden."
        ) from error
    _refuse_others(path, "", values, ("claims", "people", "groups"))
    claims = _table(path, "claims", values.get("claims", {}))
    _refuse_others(path, "claims", claims, ("person", "groups"))
    people = _grants(path, "people", values, boards)
    return Roles(
        tuple(_strings(path, "claims.person", claims.get("person", list(PERSON_CLAIMS)))),
        _string(path, "claims.groups", claims.get("groups", GROUPS_CLAIM)),
        {name.casefold(): grant for name, grant in people.items()},
        _grants(path, "groups", values, boards),
    )


def _called(names: Sequence[str]) -> str:
    """What a person is called here and in the record: never by an identity number (I6)."""
    return next((name for name in names if not persons_in(name)), hidden(names[0]))


def _is_trusted(claim: str, claims: Mapping[str, object]) -> bool:
    """An address that the service says is not verified may be anyone's."""
    return claim in claims and not (claim == "email" and claims.get("email_verified") is False)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else ()


def _grants(
    path: Path, section: str, values: Mapping[str, Any], boards: Mapping[str, Board]
) -> dict[str, Grant]:
    table = _table(path, section, values.get(section, {}))
    return {
        name: _grant(path, f'{section}."{name}"', _table(path, f'{section}."{name}"', one), boards)
        for name, one in table.items()
    }


def _grant(path: Path, place: str, one: Mapping[str, Any], boards: Mapping[str, Board]) -> Grant:
    _refuse_others(path, place, one, ("role", "boards", "departments"))
    role = _string(path, f"{place}.role", one.get("role"))
    if role not in _ROLES:
        raise _wrong(path, f"{place}.role", f"är ”{role}” men ska vara {listed(_ROLES, 'eller')}")
    given = one.get("boards")
    wanted = list(boards) if given == ALL_BOARDS else _strings(path, f"{place}.boards", given)
    unknown = sorted(set(wanted) - boards.keys())
    if unknown or not wanted:
        what = f"har {listed(unknown)}, som inte finns" if unknown else "är tom"
        raise _wrong(path, f"{place}.boards", f"{what}. Nämnderna är {listed(sorted(boards))}")
    return Grant(_ROLES[role], frozenset(wanted), _departments(path, place, one, role, wanted))


def _departments(
    path: Path, place: str, one: Mapping[str, Any], role: str, boards: list[str]
) -> frozenset[str] | None:
    key = f"{place}.departments"
    if _ROLES[role] is not Role.MANAGER:
        if "departments" in one:
            raise _wrong(path, key, f"gäller bara rollen {Role.MANAGER.value}. Ta bort den")
        return None
    departments = _strings(path, key, one.get("departments"))
    if not departments or len(boards) != 1:
        raise _wrong(
            path, key, "ska vara minst en avdelnings kod, och boards en enda nämnd, för en chef"
        )
    return frozenset(departments)


def _table(path: Path, place: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(path, place, "ska vara en tabell")
    return value


def _string(path: Path, place: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _wrong(path, place, "saknas eller är ingen text. Skriv den inom citattecken")
    return value


def _strings(path: Path, place: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _wrong(path, place, 'saknas eller är ingen lista av texter (["motala"])')
    return value


def _refuse_others(path: Path, place: str, values: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in values:
        if key not in set(known):
            inside = f"{place}.{key}" if place else key
            raise _wrong(path, inside, f"är okänd. Kända här är {listed(known)}")


def _wrong(path: Path, place: str, complaint: str) -> InvalidSetting:
    return InvalidSetting(f"Rollfilen {path.name}: {place} {complaint}.")
