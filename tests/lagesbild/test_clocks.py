"""What the first line says of statutory times, and a board's own limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from lagesbild import clock_findings, clocks
from lagesbild.board_limits import ClockLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.clocks import Clock, ClockRow
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.settings import Settings

BOARD = load_boards(Settings.from_environment().boards)["motala"]
SEPTEMBER = Period(2024, 9)
ROW = ClockRow(
    "months", "quarter", 202409, "board", None, None, None, 120, 111, 9, 30, 4, None, False, 4, "",
)  # fmt: skip
NONE: dict[Clock, Sequence[ClockRow]] = dict.fromkeys(Clock, ())


def told(clock: Clock, row: ClockRow) -> str:
    return clock_findings.position({**NONE, clock: [row]}, SEPTEMBER)


def test_the_first_line_says_how_many_inquiries_took_too_long() -> None:
    assert told(Clock.FINISHED, ROW) == (
        "9 av 120 utredningar tog längre än fyra månader i tredje kvartalet 2024. Av 30 som pågick "
        "i slutet av september 2024 hade 4 redan passerat tiden."
    )


def test_none_too_late_and_none_at_all() -> None:
    none = replace(ROW, outside=0, open=0, open_outside=0)
    assert told(Clock.FINISHED, none) == (
        "Ingen av 120 utredningar tog längre än fyra månader i tredje kvartalet 2024."
    )
    assert told(Clock.FINISHED, replace(ROW, ended=0, inside=0, outside=0, open_outside=0)) == (
        "Inga utredningar i tredje kvartalet 2024. Av 30 som pågick i slutet av september 2024 "
        "hade ingen passerat tiden."
    )
    assert clock_findings.position(NONE, SEPTEMBER) == (
        "Inga ärenden har en lagstadgad tid som löper i tredje kvartalet 2024."
    )


def test_what_must_not_be_told_is_not() -> None:
    hidden = replace(ROW, inside=None, outside=None, open_outside=None, is_hidden=True)
    assert told(Clock.FINISHED, hidden) == (
        "Hur många utredningar som tog längre än fyra månader i tredje kvartalet 2024 visas inte: "
        "antalen är för små."
    )


def test_a_quarter_that_is_not_whole_says_so() -> None:
    row = replace(ROW, counted_in="days", period=202408, given=14, open=0)
    assert told(Clock.OPENED, row) == (
        "9 av 120 anmälningar som det beslutades om väntade längre än 14 dagar i tredje kvartalet "
        "2024 till och med augusti."
    )


def test_care_is_counted_at_the_quarters_end() -> None:
    row = replace(ROW, ended=None, given=6, open=40, outside=3)
    assert told(Clock.CONSIDERED, row) == (
        "3 av 40 pågående vårder utanför hemmet hade inte övervägts på sex månader i slutet av "
        "tredje kvartalet 2024."
    )


@pytest.mark.parametrize(
    ("month", "quarter"), [(202401, 202401), (202403, 202401), (202412, 202410)]
)
def test_quarters_are_of_the_calendar(month: int, quarter: int) -> None:
    assert clocks.quarter_of(Period.of(month)).code == quarter


def test_the_law_holds_unless_a_board_has_a_limit_of_its_own() -> None:
    law = limits_of(BOARD, ClockLimits)
    assert (law.open_days, law.inquiry_months, law.inquiry_days) == (14, 4, 122)
    assert (law.carry_out_months, law.review_months) == (3, 6)
    own = replace(BOARD, subjects={"clocks": {"inquiry_days": 120}})
    assert limits_of(own, ClockLimits) == replace(law, inquiry_days=120)


def test_a_limit_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(InvalidSetting, match=r"subjects\.clocks\.open_weeks är okänd"):
        limits_of(replace(BOARD, subjects={"clocks": {"open_weeks": 2}}), ClockLimits)
    with pytest.raises(InvalidSetting, match=r"gränserna i subjects\.clocks kan inte läsas"):
        limits_of(replace(BOARD, subjects={"clocks": {"open_days": "två"}}), ClockLimits)
