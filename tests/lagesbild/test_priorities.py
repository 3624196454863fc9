"""What is said of proposals and a frame, the models that boards may have, and the year shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lagesbild import priorities, priority_findings
from lagesbild.board_limits import PriorityLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.charts import accumulated_cost, colours
from lagesbild.charts.accumulated_cost import AccumulatedCost, Placed
from lagesbild.errors import InvalidSetting
from lagesbild.numbers import TKR
from lagesbild.periods import FiscalYear, Period
from lagesbild.priorities import Model, RankedProposal, Step
from lagesbild.settings import ROOT

BOARD = load_boards(ROOT / "data" / "boards")["uppsala-socialnamnd"]
FIRST = RankedProposal(
    1, "Natt", "Oro", None, Decimal(400_000), "large", "large", "high", None, None, None,
    Decimal(3), Decimal(3), Decimal(3), Decimal(9), Decimal(400_000), Decimal(700_000),
    Decimal(300_000), True, False,
)  # fmt: skip
SECOND = replace(
    FIRST, rank=2, proposal="Dag", accumulated_cost=Decimal(800_000),
    left_of_frame=Decimal(-100_000), is_inside=False, is_cut=True,
)  # fmt: skip
STEP = Step(
    "Dag", "benefit", "up", "large", "very_large", Decimal(9), Decimal(10), 2, 1, False, True, True,
    None, "Natt",
)  # fmt: skip


def told(rows: list[RankedProposal], steps: list[Step]) -> str:
    return priority_findings.position(rows, steps).replace("\u00a0", " ")


def without_frame(row: RankedProposal) -> RankedProposal:
    return replace(row, frame=None, left_of_frame=None, is_inside=None, is_cut=False)


def test_what_fits_and_that_one_judgement_would_change_it() -> None:
    assert told([FIRST, SECOND], [STEP]) == (
        "Ett av två förslag ryms i ramen 0,7 mnkr. Skillnaden är liten: en enda bedömning flyttar "
        "gränsen för ett."
    )


def test_a_cut_that_no_judgement_moves_is_sure() -> None:
    stays = replace(STEP, crosses=False, new_is_inside=False, others_out=None)
    assert told([FIRST, SECOND], [stays]).endswith("Ingen enskild bedömning ändrar vilka som ryms.")
    others = replace(stays, others_in="Kurs")
    assert told([FIRST, SECOND], [others]).endswith(
        "En enda bedömning kan ändra vilka andra förslag som ryms."
    )


def test_none_fit_all_fit_and_no_frame_at_all() -> None:
    none = replace(FIRST, is_inside=False, is_cut=True)
    assert told([none, replace(SECOND, is_cut=False)], []).startswith(
        "Inget av två förslag ryms i ramen 0,7 mnkr."
    )
    assert priority_findings.cut([none]) == "Ramen räcker inte till Natt, som står först"
    assert told([FIRST], []) == (
        "Det enda förslaget ryms i ramen 0,7 mnkr, och 0,3 mnkr blir över."
    )
    assert priority_findings.cut([FIRST, FIRST]) == "Ramen räcker till alla två förslag"
    rows = [without_frame(FIRST), without_frame(SECOND)]
    assert told(rows, []) == (
        "2 förslag kostar tillsammans 0,8 mnkr per år. Ingen ram är angiven, så ingenting är "
        "innanför eller utanför."
    )
    assert priority_findings.cut(rows) == "2 förslag i ordning efter poäng"


def test_steps_that_do_the_same_are_one_sentence() -> None:
    harder = replace(STEP, judgement="severity", judged="moderate", instead="large")
    further = replace(STEP, judgement="cost_effectiveness", judged="high", instead="very_high",
                      others_out="Natt; Kurs")  # fmt: skip
    assert priority_findings.moves([STEP, harder, further, replace(STEP, crosses=False)]) == [
        "Dag ryms (plats 2 blir 1) om svårighetsgraden bedöms som stor i stället för måttlig eller "
        "nyttan bedöms som mycket stor i stället för stor. Då faller Natt utanför.",
        "Dag ryms (plats 2 blir 1) om kostnadseffektiviteten bedöms som mycket hög i stället för "
        "hög. Då faller Natt och Kurs utanför.",
    ]


def test_the_budget_that_is_being_made_is_shown_first() -> None:
    years = [FiscalYear(Period(year, 1)) for year in (2022, 2024, 2025)]
    assert priorities.first_chosen(years, FiscalYear(Period(2023, 1))) == years[1]
    assert priorities.first_chosen(years, FiscalYear(Period(2024, 1))) == years[2]
    assert priorities.first_chosen(years, FiscalYear(Period(2030, 1))) == years[2]


def own(**limits: object) -> PriorityLimits:
    return limits_of(replace(BOARD, subjects={"priorities": limits}), PriorityLimits)


def test_a_board_may_have_points_weights_and_a_frame_of_its_own() -> None:
    one = Decimal(1)
    assert priorities.model_of(BOARD) == Model(None, one, one, one)
    board = replace(BOARD, subjects={"priorities": {"benefit_weight": "1.5", "frame": 800_000}})
    assert priorities.model_of(board) == Model(Decimal(800_000), one, Decimal("1.5"), one)
    assert own(benefit=[9, 5, 2, 1, 0]).benefit[0] == 9


@pytest.mark.parametrize(
    "limits",
    [
        {"benefit": [4, 3, 2, 1]},
        {"severity": [1, 2, 3, 4]},
        {"frame": -1},
        {"severity_weight": -1},
        {"colour": 1},
    ],
)
def test_a_model_that_cannot_rank_is_refused(limits: dict[str, object]) -> None:
    with pytest.raises(InvalidSetting, match=r"subjects\.priorities"):
        own(**limits)


def test_a_frame_that_is_written_with_a_power_of_ten_is_that_frame() -> None:
    board = replace(BOARD, subjects={"priorities": {"frame": Decimal("5E+6")}})
    assert str(priorities.model_of(board).frame) == "5000000"


def test_the_picture_tells_each_proposal_and_the_frame_in_words() -> None:
    placed = tuple(
        Placed(row.proposal, row.cost, row.accumulated_cost, row.is_inside)
        for row in (FIRST, SECOND)
    )
    drawn = AccumulatedCost("Fyndet", "Nämnden", TKR, Decimal(700_000), placed)
    chart = accumulated_cost.chart(drawn, colours.light())
    assert chart.alt.replace("\u00a0", " ") == (
        "Ram 700 tkr. 1. Natt 400 tkr, tillsammans 400 tkr, ryms; "
        "2. Dag 400 tkr, tillsammans 800 tkr, ryms inte."
    )
    [bars] = chart.figure.data
    assert (list(bars.base), list(bars.x)) == ([0, 400], [400, 400])
    assert [shape.x0 for shape in chart.figure.layout.shapes] == [0, 700]
    assert [key.meaning for key in chart.key] == ["ryms i ramen", "ryms inte", "ram"]
    many = accumulated_cost.chart(replace(drawn, frame=None, placed=placed * 20), colours.light())
    assert "de 30 främsta av 40" in many.subtitle
    assert len(many.table.names) == 40
    assert many.key == ()
