"""How risks stand in a sentence, whom a choice holds, and the matrix as a picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagesbild import risk_findings, risks
from lagesbild.board_limits import RiskLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.charts import colours, risk_matrix
from lagesbild.charts.goal_bars import Standing
from lagesbild.charts.risk_matrix import Cell, RiskMatrix
from lagesbild.errors import InvalidSetting
from lagesbild.ingest.records import KINDS
from lagesbild.risks import CONSEQUENCES, HANDLED, LIKELIHOODS, MatrixCell, RiskRow, Wanted
from lagesbild.settings import Settings

BOARDS = load_boards(Settings.from_environment().boards)
RISK = RiskRow(
    "It", "Avbrott", 2, 3, 6, "middle", 202600, None, None, None, None, None, None, "1", "Boende",
    None, None, None, None, None, False,
)  # fmt: skip
LEVELS = {
    "low": Standing("låg", "●", "#111111"),
    "middle": Standing("medel", "▲", "#222222"),
    "high": Standing("hög", "◆", "#333333"),
}


def moved(score: int, before: int | None, level: str = "middle", name: str = "A") -> RiskRow:
    change = None if before is None else score - before
    assessed_before = None if before is None else 202500
    return replace(
        RISK, risk=name, score=score, score_before=before, change=change, risk_level=level,
        assessed_before=assessed_before,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([moved(6, None), moved(4, None)], "Ingen av 2 risker är hög."),
        ([moved(6, None)], "Den enda risken är inte hög."),
        (
            [moved(16, 12, "high", "Eld"), moved(12, 16, "high", "Is"), moved(6, 6)],
            "Två av 3 risker är höga: ”Eld” och ”Is”. En har ökat och en har minskat sedan "
            "bedömningen före.",
        ),
        ([moved(16, 16, "high") for _ in range(4)],
         "Fyra av 4 risker är höga. Ingen har ändrats sedan bedömningen före."),
        ([moved(6, 4), moved(6, 3), moved(6, None), moved(6, None)],
         "Ingen av 4 risker är hög. Två har ökat sedan bedömningen före. Två är nya."),
    ],
)  # fmt: skip
def test_the_first_line_says_what_is_high_moved_and_new(rows: list[RiskRow], says: str) -> None:
    assert risk_findings.position(rows) == says


def test_a_change_is_told_with_its_score_and_time() -> None:
    assert risk_findings.change(moved(6, None)) == "Första bedömningen"
    assert risk_findings.change(moved(6, 6)) == "Oförändrat sedan 2025"
    assert risk_findings.change(moved(6, 4)) == "Upp från 4, 2025"
    april = replace(moved(6, 9), assessed_before=202504)
    assert risk_findings.change(april) == "Ner från 9, april 2025"


def test_where_it_is_handled_and_was_before() -> None:
    row = replace(RISK, handled_in="goal_work", handled_before="control_plan")
    assert risk_findings.handling(row) == "Målarbete, förut internkontrollplan"
    assert risk_findings.handling(replace(row, handled_before="goal_work")) == "Målarbete"
    assert risk_findings.handling(RISK) == "Inte bestämt"
    assert risk_findings.handled_counts([row, row, RISK]) == "2 målarbete, 1 inte bestämt"


def test_a_choice_holds_those_that_have_all_of_it() -> None:
    assert Wanted().holds(RISK)
    assert Wanted("It", "1", "middle").holds(RISK)
    for wanted in (Wanted("Annat"), Wanted(department="2"), Wanted(risk_level="high"),
                   Wanted(handled_in="accepted")):  # fmt: skip
        assert not wanted.holds(RISK)


def test_the_words_of_the_page_are_those_that_a_file_may_use() -> None:
    fields = KINDS["risks"].by_name
    for name, words in (("likelihood", LIKELIHOODS), ("consequence", CONSEQUENCES)):
        assert {int(step): said[1] for step, said in fields[name].choices.items()} == words
    handled = {word: said[0] for word, said in fields["handled_in"].choices.items()}
    assert handled == HANDLED


def test_a_board_may_have_limits_of_its_own() -> None:
    board = BOARDS["motala"]
    own = replace(board, subjects={**board.subjects, "risk": {"high_from": 12}})
    assert limits_of(own, RiskLimits).high_from == 12
    assert limits_of(own, RiskLimits).middle_from == limits_of(board, RiskLimits).middle_from
    wrong = replace(board, subjects={**board.subjects, "risk": {"high": 12}})
    with pytest.raises(InvalidSetting, match=r"subjects\.risk\.high är okänd"):
        limits_of(wrong, RiskLimits)


def drawn(*filled: Cell) -> RiskMatrix:
    given = {(one.likelihood, one.consequence): one for one in filled}
    cells = tuple(
        given.get((one, two), Cell(one, two, "low", 0, ())) for one in range(4, 0, -1)
        for two in range(4, 0, -1)
    )  # fmt: skip
    return RiskMatrix("Fynd", "Nämnden", LIKELIHOODS, CONSEQUENCES, cells)


def test_the_picture_says_level_by_shape_and_count_by_number() -> None:
    high = Cell(3, 4, "high", 2, ("<b>Eld</b>", "Is"))
    made = risk_matrix.chart(drawn(high), LEVELS, colours.light())
    heat, text = made.figure.data
    shown = dict(zip(zip(text.y, text.x, strict=True), text.text, strict=True))
    assert shown[3, 4] == "◆ 2"
    assert {shown[place] for place in shown if place != (3, 4)} == {"●"}
    assert heat.z[2][3] == 3
    assert sum(map(sum, heat.z)) == 3
    assert "&lt;b&gt;Eld&lt;/b&gt;<br>Is" in heat.customdata[2][3]
    assert made.alt == ("sannolikhet 3 trolig och konsekvens 4 mycket allvarlig, hög: 2 risker")
    assert made.table.names[0] == "4 mycket trolig"
    assert [[int(one or 0) for one in series.amounts] for series in made.table.series] == [
        [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 0],
    ]  # fmt: skip
    ticks = made.figure.layout.xaxis.ticktext
    assert [tick.partition("<br>")[0] for tick in ticks] == ["1", "2", "3", "4"]


def test_the_finding_is_the_fullest_cell() -> None:
    cells = [MatrixCell(4, 4, 16, "high", 1, "A"), MatrixCell(1, 1, 1, "low", 3, "B; C; D")]
    assert risk_findings.matrix(cells) == "3 av 4 risker har sannolikhet 1 och konsekvens 1"
    assert risk_findings.matrix([replace(cells[0], risks=0)]) == "Ingen risk stämmer med valen"


def test_an_assessment_is_of_a_year_or_a_month() -> None:
    assert (risks.when(202600), risks.when(202604)) == ("2026", "april 2026")
