"""One file per screen, each a function of who is looking and at what; and who may see which."""

from lagesbild.access import Right
from lagesbild.ui.navigation import Screen
from pages import (
    actions,
    assignments,
    audit,
    budget,
    calendar,
    cases,
    clocks,
    codes,
    economy,
    forecast,
    forecast_accuracy,
    goals,
    grants,
    income_support,
    indicator,
    internal_control,
    loads,
    overview,
    priorities,
    providers,
    quality,
    risks,
    sampling,
    scenario,
    upload,
    variance,
    volumes,
)

SECTIONS = {
    "Uppföljning": (
        Screen("overview", "Översikt", overview.show, Right.FIGURES),
        Screen("cases", "Ärenden", cases.show, Right.FIGURES),
        Screen("calendar", "Årshjul", calendar.show, Right.FIGURES),
    ),
    "Mål": (
        Screen("goals", "Måluppfyllelse", goals.show, Right.FIGURES),
        Screen("indicator", "Indikator", indicator.show, Right.FIGURES),
        Screen("assignments", "Uppdrag och fokusområden", assignments.show, Right.FIGURES),
    ),
    "Ekonomi": (
        Screen("economy", "Ekonomi", economy.show, Right.FIGURES),
        Screen("variance", "Avvikelse", variance.show, Right.FIGURES),
        Screen("forecast", "Prognos", forecast.show, Right.FIGURES),
        Screen("forecast_accuracy", "Prognossäkerhet", forecast_accuracy.show, Right.FIGURES),
        Screen("actions", "Åtgärder", actions.show, Right.FIGURES),
        Screen("scenario", "Scenario", scenario.show, Right.FORECAST),
        Screen("budget", "Budget", budget.show, Right.FIGURES),
        Screen("volumes", "Volymer och placeringar", volumes.show, Right.FIGURES),
        Screen("income_support", "Ekonomiskt bistånd", income_support.show, Right.FIGURES),
        Screen("grants", "Investeringar och statsbidrag", grants.show, Right.FIGURES),
        Screen("priorities", "Prioritering", priorities.show, Right.FIGURES),
    ),
    "Kontroll": (
        Screen("internal_control", "Internkontroll", internal_control.show, Right.FIGURES),
        Screen("risks", "Risker", risks.show, Right.FIGURES),
        Screen("sampling", "Stickprov", sampling.show, Right.CONTROL),
        Screen("providers", "Utförare", providers.show, Right.FIGURES),
        Screen("clocks", "Lagstadgade tider", clocks.show, Right.FIGURES),
    ),
    "Underlag": (
        Screen("upload", "Läs in", upload.show, Right.LOAD),
        Screen("loads", "Inläsningar", loads.show, Right.LOAD),
        Screen("quality", "Kontroller", quality.show, Right.SIGN),
        Screen("codes", "Kodplan", codes.show, Right.DETAILS),
        Screen("audit", "Händelser", audit.show, Right.AUDIT),
    ),
}
