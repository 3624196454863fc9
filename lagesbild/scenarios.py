"""What if: the year's forecast with assumptions about its remaining months (F4).

A scenario stands beside the forecast and is never part of the figures. Effects are SEK as a board
reads them: above zero is a lower net cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild.access import Change, Event, Reader, Store, Viewer
from lagesbild.economy import Level, Part, View
from lagesbild.errors import UserError
from lagesbild.periods import Period

LONGEST_NAME = 60
_LEAST, _MOST = Decimal(-100), Decimal(1000)
_TRIED = "På prov"


class Kind(Enum):
    """What an assumption is about. The value is the word of the store."""

    VOLUME = "volume"
    PRICE = "price"
    INDEX = "index"
    ACTION = "action"
    VACANCY = "vacancy"

    @property
    def label(self) -> str:
        return {
            "volume": "Volym",
            "price": "Pris",
            "index": "Löne- eller prisindex",
            "action": "Åtgärd",
            "vacancy": "Vakans",
        }[self.value]


@dataclass(frozen=True)
class Assumption:
    """One assumption about a part from a month on.

    VOLUME, PRICE and INDEX have a `percent` that the part's forecast grows by, ACTION its
    `sek_per_month`, and VACANCY either a `percent` of the part's forecast that is not spent, or
    `positions` and what each costs, `sek_per_month`.
    """

    kind: Kind
    part: Part
    first: Period
    percent: Decimal | None = None
    positions: Decimal | None = None
    sek_per_month: Decimal | None = None


@dataclass(frozen=True)
class ScenarioRow:
    """A scenario that somebody has saved."""

    scenario_id: int
    name: str
    author: str
    saved_at: datetime


@dataclass(frozen=True)
class EffectRow:
    """An assumption and what it changes the forecast by; the last row is their sum."""

    row_kind: str
    position: int | None
    kind: str | None
    department: str | None
    unit: str | None
    account_group: str | None
    from_period: int | None
    percent: Decimal | None
    positions: Decimal | None
    sek_per_month: Decimal | None
    effect: Decimal

    @property
    def part(self) -> Part:
        """What the assumption is for."""
        return Part(self.department, self.unit, None, self.account_group)


@dataclass(frozen=True)
class ScenarioForecastRow:
    """A part, or the total: the forecast as it is, the effect, and the two together."""

    row_kind: str
    key: str | None
    name: str | None
    base_forecast: Decimal | None
    effect: Decimal
    scenario_forecast: Decimal
    budget_year: Decimal | None
    forecast_variance: Decimal | None


class _NotKept(Exception):
    """Carries what assumptions give out of a transaction that is to be rolled back."""

    def __init__(self, effects: list[EffectRow], rows: list[ScenarioForecastRow]) -> None:
        self.effects = effects
        self.rows = rows


def saved(reader: Reader, view: View) -> Sequence[ScenarioRow]:
    """The board's scenarios of the year, latest first."""
    return reader.rows(
        "economy/scenarios", ScenarioRow, board=view.board.id, year_start=view.year.first.code
    )


def effects(reader: Reader, view: View, scenario_id: int) -> list[EffectRow]:
    """What each assumption of a scenario changes the forecast by, in order, and their sum."""
    return reader.rows("economy/scenario_effects", EffectRow, **_asked(view, scenario_id))


def forecast(
    reader: Reader, view: View, level: Level, scenario_id: int
) -> list[ScenarioForecastRow]:
    """The parts of the board by `level` (of forecasts.LEVELS) in a scenario, and the total."""
    return reader.rows(
        "economy/scenario_forecast",
        ScenarioForecastRow,
        **forecast_parameters(view, level, scenario_id),
    )


def forecast_parameters(view: View, level: Level, scenario_id: int) -> dict[str, object]:
    """What economy/scenario_forecast is asked with; a receipt shows it."""
    return {**_asked(view, scenario_id), "grain": level.value}


def save(change: Change, view: View, name: str, assumptions: Sequence[Assumption]) -> int:
    """Keep a scenario under a name that no other of the year has; its number."""
    called = " ".join(name.split())
    _require_name(called)
    if any(one.name.casefold() == called.casefold() for one in _live(change, view)):
        raise UserError(
            f"Det finns redan ett scenario som heter ”{called}”. Välj ett annat namn, eller ta "
            "bort det först."
        )
    number = _insert(change, view, called, assumptions)
    change.record(Event.SCENARIO_SAVED, view.board.id, view.year, called)
    return number


def delete(change: Change, view: View, scenario_id: int) -> None:
    """Take a scenario away from the page; that it was, and what it said, is kept."""
    name = next((one.name for one in _live(change, view) if one.scenario_id == scenario_id), None)
    if name is None:
        raise UserError("Scenariot finns inte längre: någon annan har tagit bort det.")
    change.run("commands/delete_scenario", board=view.board.id, scenario=scenario_id)
    change.record(Event.SCENARIO_DELETED, view.board.id, view.year, name)


def tried(
    store: Store, author: Viewer, view: View, level: Level, assumptions: Sequence[Assumption]
) -> tuple[list[EffectRow], list[ScenarioForecastRow]]:
    """What assumptions would give. Nothing is kept; the forecasts must have been asked for."""
    try:
        with store.change(author) as change:
            scenario_id = _insert(change, view, _TRIED, assumptions)
            raise _NotKept(
                change.rows("economy/scenario_effects", EffectRow, **_asked(view, scenario_id)),
                change.rows(
                    "economy/scenario_forecast",
                    ScenarioForecastRow,
                    **forecast_parameters(view, level, scenario_id),
                ),
            )
    except _NotKept as found:
        return found.effects, found.rows


def require_usable(view: View, assumption: Assumption) -> None:
    """Refuse an assumption that says nothing, or something that cannot be."""
    _require_numbers(assumption)
    if not view.period < assumption.first <= view.year.last:
        raise UserError(
            f"Ett antagande gäller de månader av {view.year} som inte är stängda. Välj en månad "
            f"efter {view.period.in_words}."
        )


def _insert(change: Change, view: View, name: str, assumptions: Sequence[Assumption]) -> int:
    if not assumptions:
        raise UserError("Scenariot har inga antaganden. Lägg till minst ett.")
    change.run(
        "commands/insert_scenario",
        board=view.board.id,
        year_start=view.year.first.code,
        name=name,
    )
    for one in assumptions:
        require_usable(view, one)
        change.run(
            "commands/insert_scenario_assumption",
            board=view.board.id,
            kind=one.kind.value,
            department=one.part.department,
            unit=one.part.unit,
            account_group=one.part.account_group,
            from_period=one.first.code,
            percent=one.percent,
            positions=one.positions,
            sek_per_month=one.sek_per_month,
        )
    return max(one.scenario_id for one in _live(change, view))


def _live(change: Change, view: View) -> list[ScenarioRow]:
    return change.rows(
        "economy/scenarios", ScenarioRow, board=view.board.id, year_start=view.year.first.code
    )


def _require_name(name: str) -> None:
    if not name:
        raise UserError("Ge scenariot ett namn, så att det går att hitta.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"Namnet är för långt. Skriv högst {LONGEST_NAME} tecken.")


def _require_numbers(one: Assumption) -> None:
    known = {
        key for key in ("percent", "positions", "sek_per_month") if getattr(one, key) is not None
    }
    wanted = {
        Kind.ACTION: ({"sek_per_month"},),
        Kind.VACANCY: ({"percent"}, {"positions", "sek_per_month"}),
    }.get(one.kind, ({"percent"},))
    if known not in wanted:
        words = {
            Kind.ACTION: "en åtgärds effekt i kronor per månad",
            Kind.VACANCY: "en vakans i procent, eller antal tjänster och kostnad per tjänst",
        }.get(one.kind, "en förändring i procent")
        raise UserError(f"Antagandet är inte helt ifyllt. Skriv {words}.")
    if one.percent is not None and not _LEAST <= one.percent <= _MOST:
        raise UserError("En procentsats ska vara mellan −100 och 1 000.")
    if (
        one.kind is Kind.VACANCY
        and min(amount or Decimal(0) for amount in (one.percent, one.positions, one.sek_per_month))
        < 0
    ):
        raise UserError("En vakans skrivs med plus: hur mycket som inte är tillsatt.")


def _asked(view: View, scenario_id: int) -> dict[str, object]:
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "year_end": view.year.last.code,
        "scenario": scenario_id,
    }
