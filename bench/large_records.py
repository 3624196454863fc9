"""Volumes, placements, income support, investments, grants and scenarios of the large store.

They come in as a board's lists do, by the importer; a fifth of those who are placed have two
placements, some on the same days.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.large_store import COST_CENTRES, PERIODS, UNITS, YEARS, LargeStore, opened
from data.demo.generator.placements import PlacementKind, placements
from lagesbild import forecasts, loads, scenarios
from lagesbild.boards import Board
from lagesbild.economy import WHOLE_BOARD, Level, Part, View
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.scenarios import Assumption, Kind
from lagesbild.settings import Settings

FORMS = (
    ("Familjehem", "Extern regi", 400.0, 40.0, 770),
    ("Jourhem", "Extern regi", 60.0, 4.0, 1_840),
    ("Institution", "Extern regi", 100.0, 8.0, 4_600),
    ("SiS", "Extern regi", 20.0, 6.0, 8_700),
    ("Stödboende", "Egen regi", 120.0, 10.0, 1_480),
    ("Skyddat boende", "Extern regi", 50.0, 3.0, 2_500),
    ("Kontaktfamilj", "Egen regi", 150.0, 20.0, 300),
    ("Särskilt boende", "Egen regi", 100.0, 30.0, 2_120),
)
"""Form, provider, placements at a time, months that one lasts, and what a day of it costs."""
CENTRES_OF_FORM = 10
PROJECTS, GRANTS = 40, 30
SCENARIOS = 3
LAST = "grants"
"""The list that is loaded last: with it a board has them all."""


def add_if_missing(settings: Settings) -> None:
    """Fill the lists and the scenarios of every board that has none."""
    large = opened(settings)
    reader = large.store.reader(large.viewer)
    for board in large.boards:
        if not any(load.file_name == f"{LAST}.csv" for load in loads.history(reader, board.id)):
            _load(large, board, settings)
        view = View(board, Period.of(PERIODS[-5]))
        if not scenarios.saved(reader, view):
            _save_scenarios(large, view)
    large.store.close()


def _load(large: LargeStore, board: Board, settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        for name, lines in _lists(board.id):
            path = Path(folder) / f"{name}.csv"
            path.write_text("\n".join(lines), encoding="utf-8")
            answer = intake.load_file(large.store, large.viewer, board, path, settings, Given())
            if answer.status != "loaded":
                raise RuntimeError(f"{board.id} {name}: {answer.problems}")


def _lists(board: str) -> Iterator[tuple[str, Sequence[str]]]:
    drawn = random.Random(board)
    yield "volumes", _volumes(drawn)
    yield "placements", _placements(board)
    yield "income_support", _income_support(drawn)
    yield "investments", _investments(drawn)
    yield LAST, _grants(drawn)


def _placements(board: str) -> list[str]:
    """All that have a day in the years, as the list is on their last day; a price a year."""
    kinds = [
        PlacementKind(centre, form, provider, people / CENTRES_OF_FORM, months, price)
        for place, (form, provider, people, months, price) in enumerate(FORMS)
        for centre in _centres(place)
    ]
    until = date(YEARS[-1], 12, 31)
    found = list(placements(board, kinds, date(YEARS[0], 1, 1), until))
    lines = ["Klientnummer;Enhet;Vårdform;Regi;Från;Till;Prisslag;Pris (kr);Pris från"]
    for number, one in enumerate(found):
        client = f"P-{number % (len(found) * 5 // 6):06d}"
        changes = [date(year, 1, 1) for year in YEARS if date(year, 1, 1) > one.first]
        prices = ["", *(f"{day}" for day in changes if day <= one.last)]
        lines += [
            f"{client};{one.kind.cost_centre};{one.kind.care_form};{one.kind.provider};"
            f"{one.first};{one.told_last(until) or ''};per dygn;{one.day_price + 20 * nth};{since}"
            for nth, since in enumerate(prices)
        ]
    return lines


def _volumes(drawn: random.Random) -> list[str]:
    lines = ["Period;Enhet;Vårdform;Regi;Vårddygn;Nettokostnad (kr);Budgeterade dygn;Budget (kr)"]
    for period in PERIODS:
        for place, (form, provider, people, _, price) in enumerate(FORMS):
            planned = round(people / CENTRES_OF_FORM * 30)
            for centre in _centres(place):
                days = round(planned * drawn.uniform(0.8, 1.3))
                cost = round(days * price * drawn.uniform(0.9, 1.15))
                lines.append(
                    f"{period};{centre};{form};{provider};{days};{cost};{planned};{planned * price}"
                )
    return lines


def _income_support(drawn: random.Random) -> list[str]:
    lines = ["Månad;Enhet;Antal hushåll;Antal barn;Utbetalt bistånd (kr);Budget (kr)"]
    for period in PERIODS:
        for unit in range(UNITS):
            households = drawn.randint(40, 200)
            cost = round(households * drawn.uniform(9_000, 10_000))
            lines.append(
                f"{period // 100}-{period % 100:02d};{3100 + unit};{households};"
                f"{round(households * 0.9)};{cost};{1_100_000}"
            )
    return lines


def _investments(drawn: random.Random) -> list[str]:
    lines = ["År;Projekt;Slag av investering;Budget (tkr);Utfall (tkr)"]
    lines += [
        f"{year};Projekt {number};{'Nyinvestering' if number % 3 else 'Reinvestering'};"
        f"{drawn.randint(100, 2_000)};{drawn.randint(0, 2_000)}"
        for year in YEARS
        for number in range(PROJECTS)
    ]
    return lines


def _grants(drawn: random.Random) -> list[str]:
    lines = ["År;Slag av bidrag;Statsbidrag eller återsökning;Belopp;Inräknad i budget"]
    lines += [
        f"{year};{'Statsbidrag' if number % 4 else 'Återsökning'};Bidrag {number};"
        f"{drawn.randint(1, 9)} mnkr;{'JA' if number % 2 else 'NEJ'}"
        for year in YEARS
        for number in range(GRANTS)
    ]
    return lines


def _centres(place: int) -> list[str]:
    """The cost centres that have a form of care."""
    step = COST_CENTRES // CENTRES_OF_FORM
    return [str(31000 + (place + step * nth) % COST_CENTRES) for nth in range(CENTRES_OF_FORM)]


def _save_scenarios(large: LargeStore, view: View) -> None:
    """Each with every kind of assumption, of the board, a department, a unit and an account group.

    A scenario is of a fiscal year, so it can be looked at from every month of it.
    """
    groups = forecasts.table(large.store.reader(large.viewer), view, Level.ACCOUNT_GROUP)
    group = next(row.key for row in groups if row.key is not None)
    first = view.period.plus_months(1)
    for number in range(SCENARIOS):
        percent = Decimal(number + 2)
        assumptions = (
            Assumption(Kind.VOLUME, Part(department="310"), first, percent),
            Assumption(Kind.PRICE, Part(unit="3104", account_group=group), first, percent),
            Assumption(Kind.INDEX, WHOLE_BOARD, first, percent),
            Assumption(Kind.ACTION, Part(unit="3108"), first, sek_per_month=Decimal(250_000)),
            Assumption(Kind.VACANCY, Part(department="311"), first, percent),
        )
        with large.store.change(large.viewer) as change:
            scenarios.save(change, view, f"Scenario {number}", assumptions)
