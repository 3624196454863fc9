"""A board as data: data/boards/<id>/board.toml, read strictly. A new board is a new folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from lagesbild.errors import InvalidSetting
from lagesbild.numbers import UNITS, Unit
from lagesbild.text import listed

FILE_NAME = "board.toml"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SUBJECT = re.compile(r"[a-z][a-z_]*")
_LONGEST_ID = 60

Item = TypeVar("Item")


class RoundKind(Enum):
    """What a reporting round is (domain: reports). The label is what users see."""

    MONTHLY = "monthly"
    FOUR_MONTH = "four_month"
    INTERIM = "interim"
    ANNUAL = "annual"

    @property
    def label(self) -> str:
        return {
            "monthly": "månadsrapport",
            "four_month": "tertialrapport",
            "interim": "delårsrapport",
            "annual": "årsrapport",
        }[self.value]


@dataclass(frozen=True)
class ReportingRound:
    """A report that the board gets. `months` are the months it is about, not when it is given."""

    name: str
    kind: RoundKind
    months: tuple[int, ...]


@dataclass(frozen=True)
class SignWords:
    """What the sign of a shown figure means, in the board's own words (E2)."""

    amounts: str
    variance: str
    worse: str
    better: str


@dataclass(frozen=True)
class Thresholds:
    """When a variance deserves a word. The shares are of the budget, with 1 as the whole.

    `small_number` is the smallest number of people that may be shown (N11).
    """

    watch_share: Decimal
    alarm_share: Decimal
    small_number: int


@dataclass(frozen=True)
class Board:
    """A board and its rules. `subjects` holds the parts that later subjects read for themselves."""

    id: str
    name: str
    municipality: str
    administration: str
    first_month: int
    unit: Unit
    sign: SignWords
    thresholds: Thresholds
    forecast_months: tuple[int, ...]
    reporting_rounds: tuple[ReportingRound, ...]
    subjects: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def load_boards(folder: Path) -> dict[str, Board]:
    """Every board in `folder`, by id. InvalidSetting names the first file and key that is wrong."""
    if not folder.is_dir():
        raise InvalidSetting(f"Mappen med nämnder, {folder}, finns inte. Rätta LAGESBILD_BOARDS.")
    places = sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    boards = {place.name: _board(place) for place in places}
    _refuse_doubles(boards.values())
    return boards


def _board(place: Path) -> Board:
    source = f"{place.name}/{FILE_NAME}"
    if not _ID.fullmatch(place.name) or len(place.name) > _LONGEST_ID:
        raise InvalidSetting(
            f"Mappen ”{place.name}” kan inte vara en nämnds id. Använd små bokstäver a–z, "
            f"siffror och bindestreck, högst {_LONGEST_ID} tecken, till exempel lund-socialnamnd."
        )
    top = _Part(source, "", _parsed(place / FILE_NAME, source))
    top.refuse_other_keys(
        "name", "municipality", "administration", "first_month", "unit", "sign", "thresholds",
        "forecast_months", "reporting_rounds", "subjects",
    )  # fmt: skip
    return Board(
        id=place.name,
        name=top.text("name"),
        municipality=top.text("municipality"),
        administration=top.text("administration"),
        first_month=top.month("first_month"),
        unit=top.one_of("unit", UNITS),
        sign=_sign(top.part("sign")),
        thresholds=_thresholds(top.part("thresholds")),
        forecast_months=top.months("forecast_months"),
        reporting_rounds=_rounds(top),
        subjects=_subjects(top),
    )


def _parsed(path: Path, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise InvalidSetting(
            f"{source} saknas. Varje mapp bland nämnderna ska innehålla filen {FILE_NAME}."
        ) from None
    except UnicodeDecodeError:
        raise InvalidSetting(f"{source} är inte sparad som UTF-8. Spara om den så.") from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidSetting(
            f"{source} är inte giltig TOML ({error}). Rätta raden som felet pekar på."
        ) from None


def _sign(part: _Part) -> SignWords:
    part.refuse_other_keys("amounts", "variance", "worse", "better")
    return SignWords(
        part.text("amounts"), part.text("variance"), part.text("worse"), part.text("better")
    )


def _thresholds(part: _Part) -> Thresholds:
    part.refuse_other_keys("watch_share", "alarm_share", "small_number")
    thresholds = Thresholds(
        part.share("watch_share"), part.share("alarm_share"), part.whole("small_number", 1, 100)
    )
    if thresholds.alarm_share < thresholds.watch_share:
        raise part.wrong("alarm_share", "ska vara minst lika stor som watch_share")
    return thresholds


def _rounds(top: _Part) -> tuple[ReportingRound, ...]:
    kinds = {kind.value: kind for kind in RoundKind}
    rounds: list[ReportingRound] = []
    taken: set[tuple[RoundKind, int]] = set()
    for part in top.parts("reporting_rounds"):
        part.refuse_other_keys("name", "kind", "months")
        one = ReportingRound(
            part.text("name"), part.one_of("kind", kinds), part.months("months", at_least_one=True)
        )
        for month in one.months:
            if (one.kind, month) in taken:
                raise part.wrong("months", f"har månad {month}, som redan har en sådan rapport")
            taken.add((one.kind, month))
        rounds.append(one)
    return tuple(rounds)


def _subjects(top: _Part) -> dict[str, Mapping[str, Any]]:
    """Tables under [subjects.<name>], kept as they stand: their own module validates them."""
    if "subjects" not in top.values:
        return {}
    part = top.part("subjects")
    for name in part.values:
        if not _SUBJECT.fullmatch(name):
            raise part.wrong(name, "ska heta med små bokstäver a–z och understreck")
        part.part(name)
    return dict(part.values)


def _refuse_doubles(boards: Iterable[Board]) -> None:
    known: dict[tuple[str, str], str] = {}
    for board in boards:
        name = (board.municipality.casefold(), board.name.casefold())
        if name in known:
            raise InvalidSetting(
                f"{board.id}/{FILE_NAME} och {known[name]}/{FILE_NAME} har samma name och "
                "municipality. Ta bort den ena mappen eller ge nämnderna olika namn."
            )
        known[name] = board.id


@dataclass(frozen=True)
class _Part:
    """A table of the file, and its place in it, so that a complaint can say where."""

    source: str
    place: str
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        return self._read(key, _as_text, "en text inom citattecken")

    def whole(self, key: str, least: int, most: int) -> int:
        return self._read(
            key, lambda value: _as_whole(value, least, most), f"ett heltal {least}–{most}"
        )

    def month(self, key: str) -> int:
        return self.whole(key, 1, 12)

    def share(self, key: str) -> Decimal:
        return self._read(
            key, _as_share, "en andel större än 0, högst 1, med högst fyra decimaler (0.015)"
        )

    def months(self, key: str, *, at_least_one: bool = False) -> tuple[int, ...]:
        return self._read(
            key,
            lambda value: _as_months(value, least=int(at_least_one)),
            "en lista med månader 1–12 i stigande ordning, var och en en gång ([3, 8])",
        )

    def one_of(self, key: str, choices: Mapping[str, Item]) -> Item:
        known = listed((f'"{choice}"' for choice in choices), last="eller")
        return self._read(key, lambda value: choices[_as_text(value)], known)

    def part(self, key: str) -> _Part:
        return self._inside(key, self._read(key, _as_table, f"en tabell [{self._named(key)}]"))

    def parts(self, key: str) -> tuple[_Part, ...]:
        tables = self._read(key, _as_tables, f"minst en tabell [[{self._named(key)}]]")
        return tuple(
            self._inside(f"{key}[{number}]", table) for number, table in enumerate(tables, 1)
        )

    def refuse_other_keys(self, *known: str) -> None:
        for key in self.values:
            if key not in known:
                raise self.wrong(key, f"är okänd. Kända nycklar här är {listed(known)}")

    def wrong(self, key: str, complaint: str) -> InvalidSetting:
        return InvalidSetting(f"{self.source}: nyckeln {self._named(key)} {complaint}.")

    def _read(self, key: str, rule: Callable[[Any], Item], expected: str) -> Item:
        if key not in self.values:
            raise self.wrong(key, f"saknas. Den ska vara {expected}")
        try:
            return rule(self.values[key])
        except (KeyError, TypeError, ValueError):
            found = self.values[key]
            raise self.wrong(key, f"är ”{found}” men ska vara {expected}") from None

    def _inside(self, key: str, values: Mapping[str, Any]) -> _Part:
        return _Part(self.source, self._named(key), values)

    def _named(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def _as_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    if not value.strip():
        raise ValueError
    return value.strip()


def _as_whole(value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if not least <= value <= most:
        raise ValueError
    return value


def _as_share(value: Any) -> Decimal:
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise TypeError
    share = Decimal(value)
    if not share.is_finite() or not 0 < share <= 1:
        raise ValueError
    if share != round(share, 4):  # the store keeps four decimals
        raise ValueError
    return share


def _as_months(value: Any, least: int) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise TypeError
    months = tuple(_as_whole(month, 1, 12) for month in value)
    if len(months) < least or list(months) != sorted(set(months)):
        raise ValueError
    return months


def _as_table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _as_tables(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list):
        raise TypeError
    if not value:
        raise ValueError
    return [_as_table(table) for table in value]
