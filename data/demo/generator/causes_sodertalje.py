"""Why Södertälje's budget for 2023 is not that of 2022, as its plan tells it."""

from __future__ import annotations

from data.demo.generator.causes import Cause

EXPLAINED_YEAR = 2023
INDEX, PENSION, EFFICIENCY = "Pris- och löneindex", "Pensioner", "Effektiviseringskrav"
VOLUME, MOVED, WAGES = "Volymer", "Omfördelning", "Lönestrategiska åtgärder"
PAY, ALL_COSTS = ("50", "56"), ("4", "5", "6", "7")
CAUSES = (
    Cause("2", INDEX, 600, ALL_COSTS),
    Cause("2", PENSION, 500, "571"),
    Cause("2", EFFICIENCY, -400, PAY),
    Cause("3", INDEX, 6_900, ALL_COSTS),
    Cause("3", PENSION, 5_800, "571"),
    Cause("3", VOLUME, 3_000, "451"),
    Cause("3", EFFICIENCY, -4_200, PAY),
    Cause("3", MOVED, -4_300, "451"),
    Cause("4", INDEX, 8_200, ALL_COSTS),
    Cause("4", PENSION, 6_800, "571"),
    Cause("4", VOLUME, 3_000, "463"),
    Cause("4", VOLUME, 4_000, PAY),
    Cause("4", WAGES, 700, PAY),
    Cause("4", EFFICIENCY, -5_000, PAY),
    Cause("4", MOVED, 4_300, "463"),
    Cause("5", INDEX, 1_700, ALL_COSTS),
    Cause("5", PENSION, 1_100, ("571", "561")),
    Cause("5", EFFICIENCY, -1_100, PAY),
    Cause("6", INDEX, 2_200, ALL_COSTS),
    Cause("6", PENSION, 1_800, ("571", "561")),
    Cause("6", VOLUME, 3_000, ("463", "464", "451")),
    Cause("6", EFFICIENCY, -1_400, PAY),
)
"""Tkr: every change that the plan's text on the budget for 2023 gives an amount for. They are not
all that its table prints: 2,4 mnkr less for Arbete och försörjning, 5,2 less for Barn och ungdom
and 5,5 more for Vuxenvård missbruk are not explained. On which accounts they stand is invented."""
