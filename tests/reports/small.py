"""A small board with a bit of everything that a report can tell of."""

from __future__ import annotations

from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import BOARD, Desk
from tests.pages import conftest as made_up

FILES = {
    **made_up.PLANS,
    **made_up.ACTUAL,
    "budget.csv": made_up.BUDGET,
    "prognos_jan.csv": made_up.FIRST_FORECAST,
    "prognos_feb.csv": made_up.FORECAST,
    "volymer.csv": made_up.VOLUMES,
    "placeringar.csv": made_up.PLACEMENTS,
    "bistand.csv": made_up.SUPPORT,
    "investeringar.csv": made_up.INVESTMENTS,
    "statsbidrag.csv": made_up.GRANTS,
    "malplan.csv": made_up.GOAL_PLAN,
    "indikatorer.csv": made_up.INDICATOR_VALUES,
    "risker.csv": made_up.RISKS_2026,
    "kontrollplan.csv": made_up.CONTROLS,
    "kontroller.csv": made_up.CONTROL_RESULTS,
    "utforare.csv": made_up.PROVIDERS,
    "uppfoljningar.csv": made_up.FOLLOWUPS,
    "kalender.csv": made_up.CALENDAR,
    "klockor.csv": made_up.CLOCKS,
    "atgarder.csv": made_up.ACTIONS,
    "effekter.csv": made_up.ACTION_EFFECTS,
}
"""Of Motala in 2026, with two closed months."""
FEBRUARY = Period(2026, 2)


def february(desk: Desk) -> View:
    return View(desk.boards[BOARD], FEBRUARY)
