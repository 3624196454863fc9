"""How actions are told of in words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from lagesbild import action_findings
from lagesbild.actions import DECIDED, STATES, STATUSES, ActionRow, Gap
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.settings import ROOT

VIEW = View(load_boards(ROOT / "data" / "boards")["motala"], Period(2023, 9))
MACRO = (ROOT / "queries/macros/counted_actions.sql").read_text(encoding="utf-8")


def gap(
    variance: int | None, forecast: int | None, decided: int | None = None, proposed: int = 0
) -> Gap:
    """A board whose budget is 900 mnkr; amounts in tkr. `decided` None: no action is."""
    effect = Decimal(decided or 0) * 1000
    behind = None if forecast is None else Decimal(forecast) * 1000
    left = None if behind is None else max(Decimal(0), -behind - effect)
    landing = None if behind is None else Decimal(-900_000_000) + behind
    demanded = (variance or 0) < 0 or (forecast or 0) < 0
    return Gap(
        None if variance is None else Decimal(variance) * 1000,
        None if forecast is None else "computed",
        None if forecast is None else 202309,
        landing,
        Decimal(-900_000_000),
        behind,
        None if behind is None else max(Decimal(0), -behind),
        int(decided is not None),
        effect,
        int(bool(proposed)),
        Decimal(proposed) * 1000,
        None if landing is None else landing + effect,
        None if behind is None else behind + effect,
        left,
        opened_by_variance=(variance or 0) < 0,
        opened_by_forecast=(forecast or 0) < 0,
        is_demanded=demanded,
        has_decided=decided is not None,
        is_covered=not left,
        is_met=not demanded or (decided is not None and not left),
    )


def words(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (gap(-2_000, -8_500, 5_300), "3,2 mnkr är kvar att hitta: prognosen är −8,5 mnkr mot "
         "budget och beslutade åtgärder ger 5,3 mnkr."),
        (gap(-2_000, -8_500), "8,5 mnkr är kvar att hitta: prognosen är −8,5 mnkr mot budget och "
         "ingen åtgärd är beslutad."),
        (gap(-2_000, -8_500, 9_000), "Inget är kvar att hitta: prognosen är −8,5 mnkr mot budget "
         "och beslutade åtgärder ger 9,0 mnkr."),
        (gap(-2_000, 1_000), "Prognosen lämnar inget att hitta: den är +1,0 mnkr mot budget."),
        (gap(-2_000, 1_000, 500), "Prognosen lämnar inget att hitta: den är +1,0 mnkr mot budget. "
         "Beslutade åtgärder ger 0,5 mnkr till."),
        (gap(-2_000, None), "Det finns ingen prognos mot budget för 2023 att hålla åtgärderna "
         "mot."),
    ],
)  # fmt: skip
def test_the_first_line_says_what_is_left_to_find(found: Gap, says: str) -> None:
    assert words(action_findings.position(found, VIEW)) == says


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (gap(1_000, 1_000), ""),
        (gap(-2_000, -8_500), "Underskott hittills på 2,0 mnkr och prognosens underskott på 8,5 "
         "mnkr kräver åtgärder, och ingen är beslutad."),
        (gap(1_000, -8_500, 500), "Prognosens underskott på 8,5 mnkr kräver åtgärder: 8,0 mnkr är "
         "kvar att hitta."),
        (gap(-2_000, 1_000, 500), "Underskott hittills på 2,0 mnkr kräver åtgärder. Kravet är "
         "uppfyllt."),
        (gap(-1, 1_000), "Underskott hittills på 1 000 kr kräver åtgärder, och ingen är "
         "beslutad."),
    ],
)  # fmt: skip
def test_a_demand_says_which_opened_it_and_what_is_missing(found: Gap, says: str) -> None:
    assert words(action_findings.demand(found, VIEW)) == says


def test_the_forecast_with_actions_is_told_only_when_one_is_decided() -> None:
    assert action_findings.with_actions(gap(-2_000, -8_500), VIEW) == ""
    assert words(action_findings.with_actions(gap(-2_000, -8_500, 8_500), VIEW)) == (
        "Med beslutade åtgärder (8,5 mnkr) landar den beräknade prognosen för Socialnämnden på "
        "900,0 mnkr, i stort sett balans mot budget."
    )


def test_the_words_are_those_of_the_question() -> None:
    assert f"status in ({', '.join(repr(one) for one in DECIDED)})" in MACRO
    assert {one for one in STATES if f"'{one}'" in MACRO} == set(STATES)


def test_a_decision_that_nobody_has_told_of_is_said_to_be_missing() -> None:
    row = action(decided_by="nämnden", decided_on=date(2023, 9, 12))
    assert action_findings.decision(row) == "Nämnden, 2023-09-12"
    assert action_findings.decision(action()) == "Beslut saknas"
    assert action_findings.decision(action(status="proposed")) == ""


def test_months_are_told_as_a_span_or_on_and_on() -> None:
    assert action_findings.months(action()) == "från maj 2023"
    assert action_findings.months(action(to_month=202309)) == "maj–sep 2023"


def action(
    status: str = "decided",
    to_month: int | None = None,
    decided_by: str | None = None,
    decided_on: date | None = None,
) -> ActionRow:
    assert status in STATUSES
    zero = Decimal(0)
    return ActionRow(
        "Ett", None, None, None, None, None, Decimal(1), 202305, to_month, status, decided_by,
        decided_on, "board", None, None, None, zero, zero, zero, zero, None, 0, zero,
        "not_followed", status in DECIDED, "page", "eva",
        datetime(2023, 9, 12),  # noqa: DTZ001  # as the store has it
        may_enter=True,
    )  # fmt: skip
