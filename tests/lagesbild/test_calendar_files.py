"""What is made of a calendar: a file that calendar programs read, and the next year's list."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from lagesbild import calendar_files
from lagesbild.calendar_files import same_weekday, shifted
from lagesbild.cycle import DueRow
from lagesbild.ingest.records import KINDS
from tests.lagesbild.test_cycle import BOARD, FORECAST, IN_MAY, ROW

AWKWARD = replace(
    ROW, item="Möte; om a, b och c", comment='Rad ett\nBEGIN:VEVENT\n"å"' + " lång" * 30
)
UNDATED = replace(ROW, item="Året", meets_on=None, meets_in=None, days_left=None)


def events(rows: list[DueRow], name: str = "Nämnden 2023") -> dict[str, object]:
    calendar = Calendar.from_ical(calendar_files.icalendar(rows, BOARD, name))
    assert calendar["x-wr-calname"] == name
    assert calendar["version"] == "2.0"
    assert calendar.errors == []
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_a_day_is_an_event_of_the_whole_day() -> None:
    event = events([ROW])["Delårsbokslut augusti"]
    assert event.start == date(2023, 9, 26)
    assert event.end == date(2023, 9, 27)
    assert event["dtstamp"].dt == datetime(2023, 1, 9, 8, 0, tzinfo=UTC)
    assert event["transp"] == "TRANSPARENT"
    assert event["categories"].to_ical() == "delårsrapport".encode()
    assert event["description"] == (
        "Avser: augusti 2023\nAnsvarig: Ekonomichef\nTill: nämnden och KS/KF"
    )


def test_a_month_without_a_day_is_a_whole_month_and_what_has_no_time_is_left_out() -> None:
    event = events([IN_MAY, UNDATED])["Delårsbokslut augusti"]
    assert (event.start, event.end) == (date(2024, 5, 1), date(2024, 6, 1))
    assert str(event["description"]).startswith("Dagen är inte bestämd.\n")
    assert len(events([IN_MAY, UNDATED])) == 1


def test_texts_come_through_whole_however_they_are_written() -> None:
    event = events([AWKWARD], "Nämnd; ett, två")["Möte; om a, b och c"]
    assert str(event["description"]).endswith(str(AWKWARD.comment))
    content = calendar_files.icalendar([AWKWARD], BOARD, "x")
    assert all(len(line) <= 75 for line in content.splitlines())


def test_the_same_rows_in_any_order_give_the_same_bytes() -> None:
    rows = [ROW, FORECAST, AWKWARD]
    made = [calendar_files.icalendar(order, BOARD, "x") for order in (rows, rows[::-1], rows)]
    assert made[0] == made[1] == made[2]


def test_what_is_moved_keeps_its_name_among_events() -> None:
    """So a calendar program moves it, and makes no new one; two days of a thing are two events."""
    moved = replace(ROW, meets_on=date(2023, 9, 19), meets_in=202309)
    names = [events([row])[row.item]["uid"] for row in (ROW, moved)]
    assert names[0] == names[1]
    both = Calendar.from_ical(calendar_files.icalendar([ROW, moved, FORECAST], BOARD, "x"))
    assert len({str(event["uid"]) for event in both.walk("VEVENT")}) == 3
    other = replace(BOARD, id="annan")
    [event] = Calendar.from_ical(calendar_files.icalendar([ROW], other, "x")).walk("VEVENT")
    assert event["uid"] != names[0]


@pytest.mark.parametrize(
    ("day", "expected", "later"),
    [
        (date(2023, 9, 26), date(2024, 9, 24), 364),  # over 29 February
        (date(2023, 2, 28), date(2024, 2, 27), 364),  # before it
        (date(2024, 2, 29), date(2025, 2, 27), 364),
        (date(2022, 12, 13), date(2023, 12, 12), 364),
        (date(2023, 10, 1), date(2024, 10, 6), 371),  # 364 is 29 September
        (date(2023, 10, 2), date(2024, 10, 7), 371),  # 364 is 30 September
        (date(2023, 10, 3), date(2024, 10, 1), 364),
        (date(2023, 1, 1), date(2024, 1, 7), 371),  # 364 is in the same year
    ],
)
def test_a_day_keeps_its_weekday_and_month_and_stays_nearest(
    day: date, expected: date, later: int
) -> None:
    shifted_to = same_weekday(day, day.year + 1)
    assert shifted_to == expected
    assert shifted_to.weekday() == day.weekday()
    assert (shifted_to - day).days == later


def test_every_day_of_a_leap_cycle_is_364_or_371_days_on_in_its_month() -> None:
    for ordinal in range(date(2023, 1, 1).toordinal(), date(2027, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        later = same_weekday(day, day.year + 1)
        assert (later - day).days in (364, 371)
        assert (later.year, later.month) == (day.year + 1, day.month)


def test_next_years_row_is_moved_and_a_holiday_is_flagged_but_not_moved() -> None:
    """2 May 2023 is a Tuesday; 364 days on is in April, so it becomes 7 May. 7 June 2024 is a
    Friday, and 364 days on is the national day. 9 May 2024 becomes 8 May 2025, both Thursdays.
    """
    [may] = shifted([replace(ROW, meets_on=date(2023, 5, 2), meets_in=202305)], 2023)
    assert (may["meets_on"], may["comment"]) == ("2024-05-07", "")
    budget = replace(
        ROW, year=2024, item="Budget 2025 och delår 2024", about=202403, comment="Som 2024.",
        meets_on=date(2024, 5, 9), meets_in=202405, ready_by=date(2024, 5, 2),
    )  # fmt: skip
    [row] = shifted([budget], 2024)
    assert row["item"] == "Budget 2026 och delår 2025"
    assert (row["period"], row["about"], row["meets_on"]) == ("2025", "202503", "2025-05-08")
    assert row["ready_by"] == "2025-05-01"
    assert row["comment"] == (
        "Som 2025. Dagen då underlaget ska vara klart 2025-05-01 är en helgdag. Välj en annan dag."
    )
    [flagged] = shifted([replace(budget, meets_on=date(2024, 6, 7), ready_by=None)], 2024)
    assert flagged["meets_on"] == "2025-06-06"
    assert flagged["comment"].endswith("Mötesdagen 2025-06-06 är en helgdag. Välj en annan dag.")


def test_a_basis_is_as_long_before_its_meeting_as_it_was() -> None:
    """Meeting 3 October 2023, basis 14 days before; that the basis is in September matters not."""
    row = replace(ROW, meets_on=date(2023, 10, 3), meets_in=202310, ready_by=date(2023, 9, 19))
    assert shifted([row], 2023)[0]["ready_by"] == "2024-09-17"
    alone = replace(IN_MAY, ready_by=date(2023, 10, 1))
    [moved] = shifted([alone], 2023)
    assert (moved["meets_on"], moved["meets_in"], moved["ready_by"]) == ("", "202505", "2024-10-06")


def test_only_the_year_itself_is_copied() -> None:
    older = replace(ROW, year=2022)
    assert [row["item"] for row in shifted([older, ROW], 2023)] == [ROW.item]


def test_the_draft_is_a_list_of_its_kind_in_which_nothing_is_run() -> None:
    formula = replace(ROW, item="=1+1", comment="@sum(A1)")
    book = load_workbook(io.BytesIO(calendar_files.next_year([formula, FORECAST], 2023)))
    header, *rows = book["Lista"].iter_rows(values_only=True)
    assert list(header) == [each.label for each in KINDS["calendar"].fields]
    assert {row[1] for row in rows} == {"=1+1", "Prognos per augusti"}
    assert all(cell.data_type == "s" for cell in book["Lista"]["B"])
