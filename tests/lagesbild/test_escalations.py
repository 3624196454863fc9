"""How variances that go on are told of in words, and the thresholds of a board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lagesbild import escalation_findings, escalations
from lagesbild.board_limits import EscalationLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.escalations import LEVELS, OWN_LEVELS, EscalationRow
from lagesbild.settings import ROOT

BOARD = load_boards(ROOT / "data" / "boards")["motala"]
UNIT = EscalationRow(
    part_level="unit",
    part="11",
    name="Placering",
    department="1",
    variance_ytd=Decimal(-400_000),
    forecast_origin="adopted",
    forecast_month=202308,
    forecast_variance=Decimal(-3_200_000),
    budget_year=Decimal(-20_000_000),
    worst_variance=Decimal(-3_200_000),
    opened_by="forecast",
    own_level="unit",
    own_limit=Decimal(250_000),
    level="administration",
    limit=Decimal(5_000_000),
    state="to_inform",
    informed_by=None,
    informed_on=None,
    decision=None,
    decided_on=None,
    said_by=None,
    said_at=None,
    informed_levels=[],
    may_enter=True,
)
TOTAL = replace(
    UNIT, part_level="board", part=None, name=None, own_level="administration",
    own_limit=Decimal(5_000_000), level="executive_board", limit=None,
    worst_variance=Decimal(-22_000_000),
)  # fmt: skip
INFORMED = replace(
    UNIT, state="informed", informed_by="Enhetschef", informed_on=date(2023, 9, 1),
    informed_levels=["department", "administration"],
)  # fmt: skip
DECIDED = replace(INFORMED, state="decided", decision="Stopp", decided_on=date(2023, 9, 20))
OWN = replace(UNIT, level="unit", state="own")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([UNIT], "En avvikelse ska vidare: Placering till förvaltningsledningen."),
        (
            [TOTAL, UNIT, INFORMED, OWN],
            "Två avvikelser ska vidare: nämnden totalt till kommunstyrelsen och Placering till "
            "förvaltningsledningen.",
        ),
        (
            [TOTAL, UNIT, UNIT, UNIT],
            "Fyra avvikelser ska vidare: nämnden totalt till kommunstyrelsen, Placering till "
            "förvaltningsledningen och två till.",
        ),
        (
            [INFORMED, DECIDED],
            "En avvikelse väntar på beslut: Placering hos förvaltningsledningen.",
        ),
        (
            [DECIDED, OWN],
            "Alla avvikelser över den egna nivåns gräns är beslutade där de hör hemma.",
        ),
        ([OWN], "Ingen avvikelse ska vidare: alla ryms inom den egna nivåns gräns."),
        ([], "Ingen avvikelse ska vidare: ingen enhet eller avdelning har underskott."),
    ],
)
def test_the_finding_says_who_waits_for_whom(rows: list[EscalationRow], says: str) -> None:
    assert escalation_findings.position(rows) == says


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            UNIT,
            "Prognosens underskott på 3,2 mnkr för Placering hör till förvaltningsledningen, som "
            "ska informeras.",
        ),
        (
            INFORMED,
            "Prognosens underskott på 3,2 mnkr för Placering hör till förvaltningsledningen, som "
            "informerades 2023-09-01 och inte har beslutat.",
        ),
        (
            replace(DECIDED, opened_by="variance", worst_variance=Decimal(-40_000), name=None),
            "Underskottet på 40 000 kr för 11 hör till förvaltningsledningen, som beslutade "
            "2023-09-20.",
        ),
        (OWN, ""),
    ],
)
def test_one_parts_variance_is_told_where_it_is_shown(row: EscalationRow, says: str) -> None:
    assert escalation_findings.of_part(row).replace("\u00a0", " ") == says


def test_what_stays_is_counted_beside_what_goes_on() -> None:
    assert escalation_findings.within([UNIT, OWN]) == (
        "En avvikelse till stannar hos den egna nivån, inom dess gräns."
    )
    assert escalation_findings.within([OWN]) == escalation_findings.within([UNIT]) == ""


def test_what_each_level_may_handle_is_told_of_one() -> None:
    told = escalation_findings.why(UNIT).replace("\u00a0", " ")
    assert told == "Enheten får hantera högst 250 000 kr, förvaltningsledningen högst 5 000 000 kr."
    told = escalation_findings.why(TOTAL).replace("\u00a0", " ")
    assert told == "Förvaltningsledningen får hantera högst 5 000 000 kr."
    assert escalation_findings.because(TOTAL) == "fastställd prognos per augusti 2023"
    assert escalation_findings.because(replace(UNIT, opened_by="variance")) == "utfallet hittills"
    assert escalation_findings.informed(DECIDED) == "Enhetschef, 2023-09-01"
    assert escalation_findings.decision(DECIDED) == "Stopp, 2023-09-20"
    assert escalation_findings.earlier(DECIDED) == "avdelningen"


def test_levels_are_those_of_the_queries() -> None:
    rank = (ROOT / "queries/macros/escalation_rank.sql").read_text(encoding="utf-8")
    assert str(list(LEVELS)) in rank
    assert UNIT.higher_levels == ("department", "administration", "board", "executive_board")
    assert TOTAL.higher_levels == ("board", "executive_board")
    assert escalation_findings.TO.keys() == LEVELS.keys()
    assert set(OWN_LEVELS.values()) < LEVELS.keys()
    assert escalations.STATES.keys() == {"own", "to_inform", "informed", "decided"}


def own(**limits: object) -> EscalationLimits:
    return limits_of(replace(BOARD, subjects={"escalation": limits}), EscalationLimits)


def test_a_board_may_have_thresholds_of_its_own() -> None:
    assert own(board_amount=20_000_000).board_amount == 20_000_000
    assert own(board_amount=20_000_000).unit_share == Decimal("0.01")


@pytest.mark.parametrize(
    "limits",
    [
        {"unit_amount": 2_000_000},
        {"board_amount": 4_000_000},
        {"unit_amount": -1},
        {"department_share": Decimal("-0.01")},
        {"council_amount": 1},
        {"unit_amount": "mycket"},
    ],
)
def test_thresholds_that_cannot_be_are_refused(limits: dict[str, object]) -> None:
    with pytest.raises(InvalidSetting, match=r"subjects\.escalation"):
        own(**limits)
