"""What is said of how providers are followed up, and the limits that boards may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lagesbild import provider_findings, providers
from lagesbild.board_limits import ProviderLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.providers import FollowupRow, PlanRow, SummaryRow
from lagesbild.settings import ROOT

BOARD = load_boards(ROOT / "data" / "boards")["uppsala-omsorgsnamnd"]
ROW = PlanRow(
    "Alfa", "private", "Boende", None, None, None, None, None, False, 3, 3, 9, "high", 12, None,
    None, None, date(2026, 1, 1), None, "overdue", date(2026, 1, 1), 3, 0, 0,
)  # fmt: skip
DONE, THIS_YEAR = replace(ROW, state="done"), replace(ROW, state="this_year")
DEMAND = FollowupRow(
    "Alfa", "provider", "planned", 2026, None, date(2026, 1, 1), "minor", "Lucka", "Fyll", False,
    "open", None, None, None, None, None,
)  # fmt: skip
LATE = replace(DEMAND, demand_state="late", recheck_days_late=3)


def test_nothing_late_nothing_done_and_nothing_demanded() -> None:
    assert provider_findings.position([THIS_YEAR], []) == (
        "Ingen uppföljning av utförare är försenad. Av planen är ingen gjord i år, och en "
        "återstår. Inga krav är öppna."
    )


def test_few_that_are_late_are_named_with_how_late() -> None:
    newly = replace(ROW, provider_name="Beta", months_late=0)
    one = replace(ROW, provider_name="Gamma", months_late=1)
    assert provider_findings.position([ROW, one, newly, DONE, DONE], [LATE]) == (
        "Uppföljningen är försenad hos tre av 5 utförare: Alfa (3 månader sen), Gamma (1 månad "
        "sen) och Beta (mindre än en månad sen). Av planen är två gjorda i år, och ingen "
        "återstår. Ett krav är öppet, och en återkontroll är försenad."
    )


def test_of_many_that_are_late_the_latest_is_named() -> None:
    told = provider_findings.position(
        [ROW] * 4 + [DONE, THIS_YEAR, THIS_YEAR], [DEMAND, LATE, LATE]
    )
    assert told == (
        "Uppföljningen är försenad hos fyra av 7 utförare, mest hos Alfa (3 månader sen). Av "
        "planen är en gjord i år, och två återstår. Tre krav är öppna, och två återkontroller är "
        "försenade."
    )


def test_demands_that_wait_are_counted_in_their_title() -> None:
    assert provider_findings.demands([DEMAND]) == "1 krav väntar på återkontroll"
    assert provider_findings.demands([DEMAND, LATE]) == (
        "2 krav väntar på återkontroll, 1 är försenat"
    )
    assert provider_findings.demands([LATE, LATE]).endswith("2 är försenade")


@pytest.mark.parametrize(
    ("done", "serious", "told"),
    [
        (1, 0, "1 uppföljning till och med maj 2026, ingen med allvarliga brister"),
        (8, 2, "8 uppföljningar till och med maj 2026, 2 med allvarliga brister"),
    ],
)
def test_the_summary_says_how_many_and_how_many_were_serious(
    done: int, serious: int, told: str
) -> None:
    rows = [
        SummaryRow("providers", "all", None, done, False),
        SummaryRow("providers", "result", "serious", serious, False),
    ]
    assert provider_findings.summary({Period(2026, 5): rows}) == told


@pytest.mark.parametrize(
    ("period", "months"),
    [
        (202603, [202603]),
        (202605, [202605]),
        (202608, [202605, 202608]),
        (202612, [202605, 202609, 202612]),
    ],
)
def test_the_board_is_told_in_its_months_and_of_the_one_that_is_shown(
    period: int, months: list[int]
) -> None:
    view = View(BOARD, Period.of(period))
    assert [month.code for month in providers.summary_months(view)] == months


def test_a_year_that_begins_in_another_month_is_summarised_in_its_own_order() -> None:
    view = View(replace(BOARD, first_month=7), Period(2026, 5))
    assert [month.code for month in providers.summary_months(view)] == [202509, 202512, 202605]
    assert providers.summary_parameters(view, view.period)["first_period"] == 202507


def test_a_board_may_have_limits_and_months_of_its_own() -> None:
    own = replace(
        BOARD,
        subjects={"providers": {"renewed_by": ["planned", "unannounced"], "summary_months": [2]}},
    )
    assert limits_of(own, ProviderLimits).renewed_by == ("planned", "unannounced")
    assert (
        limits_of(own, ProviderLimits).high_months == limits_of(BOARD, ProviderLimits).high_months
    )
    view = View(own, Period(2026, 3))
    assert provider_findings.told_in(view) == "Redovisas för nämnden i februari."
    assert [month.code for month in providers.summary_months(view)] == [202602, 202603]


@pytest.mark.parametrize(
    "wrong", [{"renewed_by": ["visit"]}, {"summary_months": [0]}, {"summary_months": 5},
              {"many_clients": "hundra"}],
)  # fmt: skip
def test_a_limit_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidSetting, match=r"gränserna i subjects\.providers kan inte läsas"):
        limits_of(replace(BOARD, subjects={"providers": wrong}), ProviderLimits)


def test_what_waits_of_a_single_person_is_not_among_the_demands_on_providers() -> None:
    assert DEMAND.is_open
    assert LATE.is_open
    assert not replace(DEMAND, demand_state="closed").is_open
    assert not replace(DEMAND, followup_level="individual").is_open
