"""A board's calendar as files: one for calendar programs, and next year's list to mend and load."""

from __future__ import annotations

import io
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from lagesbild import cycle_findings, spreadsheets, working_days
from lagesbild.boards import Board
from lagesbild.cycle import SUBJECT, DueRow
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.templates import LIST_SHEET, header
from lagesbild.periods import Period
from lagesbild.planning_process import ActivityRow

_PRODUCT = "-//Lagesbild//Kalender//SV"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEEK = timedelta(days=7)
_YES = {True: "ja", False: "nej"}
_NARROW, _WIDE = 16, 44


def icalendar(rows: Iterable[DueRow], board: Board, name: str) -> bytes:
    """All-day events, the same bytes for the same rows. What has no time yet is left out.

    A thing whose day is not decided is an event over its whole month, that takes up nobody's time.
    """
    made = _empty(name)
    seen: Counter[str] = Counter()
    for row in sorted(rows, key=_in_order):
        if row.meets_in is None:
            continue
        about = f"{board.id}|{row.year}|{row.item}|{row.about}"
        made.add_component(_event(row, f"{about}|{seen[about]}"))
        seen[about] += 1
    return bytes(made.to_ical())


def _in_order(row: DueRow) -> tuple[int, date, str, int]:
    return (row.meets_in or 0, row.meets_on or date.min, row.item, row.about or 0)


def _event(row: DueRow, about: str) -> Event:
    """Known by what it is and not by when, so that one that is moved is moved in calendars too."""
    event = Event()
    month = Period.of(row.meets_in or 0)
    first = row.meets_on or month.first_day
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, about)}@lagesbild")
    event.add("dtstamp", row.committed_at.replace(tzinfo=UTC, microsecond=0))
    event.add("dtstart", first)
    event.add("dtend", (row.meets_on or month.last_day) + timedelta(days=1))
    event.add("summary", row.item)
    event.add("categories", [cycle_findings.ITEM_KINDS[row.item_kind]])
    event.add("description", "\n".join(_told(row)))
    event.add("transp", "TRANSPARENT")
    return event


def process_events(rows: Iterable[ActivityRow], board: Board, name: str) -> bytes:
    """A planning process as all-day events, the same bytes for the same rows.

    What goes on since before is its last day. A sub-process as a whole is no event of its own.
    """
    made = _empty(name)
    seen: Counter[str] = Counter()
    for row in rows:
        if row.activity is None:
            continue
        event = Event()
        same = "|".join((board.id, str(row.year), row.variant, row.sub_process, row.activity))
        about = f"{same}|{seen[same]}"
        seen[same] += 1
        event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, about)}@lagesbild")
        event.add("dtstamp", row.committed_at.replace(tzinfo=UTC, microsecond=0))
        event.add("dtstart", row.from_date or row.to_date)
        event.add("dtend", row.to_date + timedelta(days=1))
        event.add("summary", row.activity)
        event.add("categories", [row.sub_process])
        event.add("description", "\n".join(_told_of(row)))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _told_of(row: ActivityRow) -> list[str]:
    facts = (
        ("Delprocess: ", row.sub_process),
        ("Veckor: ", row.weeks),
        ("Ansvarig: ", row.responsible),
        ("Deltagare: ", row.participants),
        ("Beslutas av: ", row.decided_by),
        ("", row.comment),
    )
    return [f"{name}{words}" for name, words in facts if words]


def _empty(name: str) -> Calendar:
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    return made


def _told(row: DueRow) -> list[str]:
    facts = (
        ("", "" if row.meets_on else "Dagen är inte bestämd."),
        ("Avser: ", Period.of(row.about).in_words if row.about else ""),
        ("Hanteras som: ", cycle_findings.HANDLED.get(row.handled_as or "", "")),
        ("Underlag klart: ", str(row.ready_by or "")),
        ("Ansvarig: ", row.responsible or ""),
        ("Till: ", cycle_findings.receivers(row)),
        ("", row.comment or ""),
    )
    return [f"{name}{words}" for name, words in facts if words]


def next_year(rows: Sequence[DueRow], year: int) -> bytes:
    """The calendar of the year after, made from the rows of a year, as a list to load."""
    content = io.BytesIO()
    fields = KINDS[SUBJECT].fields
    with spreadsheets.workbook(content) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        page = book.add_worksheet(LIST_SHEET)
        page.freeze_panes(1, 0)
        for place, each in enumerate(fields):
            page.write_string(0, place, header(each), bold)
            wide = each.name in ("item", "comment")
            page.set_column(place, place, _WIDE if wide else _NARROW)
        for at, cells in enumerate(shifted(rows, year), start=1):
            for place, each in enumerate(fields):
                if text := cells[each.name]:
                    looks = spreadsheets.looks_for(text)
                    page.write_string(at, place, text, book.add_format(looks) if looks else None)
    return content.getvalue()


def shifted(rows: Sequence[DueRow], year: int) -> list[dict[str, str]]:
    """The rows of a year as cells of the next year's list, in the order of the year."""
    return [_shifted(row) for row in sorted(rows, key=_in_order) if row.year == year]


def same_weekday(day: date, year: int) -> date:
    """The nearest day to the same date of a year with the same weekday, in the same month.

    A year on, that is 364 days later, or 371 where 364 would take it into the month before.
    """
    first = Period(year, day.month).first_day
    first += timedelta(days=(day.weekday() - first.weekday()) % 7)
    in_month = [first + step * _WEEK for step in range(5)]
    return min(
        (one for one in in_month if one.month == day.month),
        key=lambda one: (abs(one.day - day.day), one),
    )


def _shifted(row: DueRow) -> dict[str, str]:
    meets = same_weekday(row.meets_on, row.meets_on.year + 1) if row.meets_on else None
    ready = None
    if row.ready_by is not None:
        # As long before the meeting as it was, where there is a day to count from.
        moved = meets - row.meets_on if meets and row.meets_on else None
        by_itself = same_weekday(row.ready_by, row.ready_by.year + 1)
        ready = by_itself if moved is None else row.ready_by + moved
    return {
        "period": str(row.year + 1),
        "item": _year_on(row.item),
        "item_kind": cycle_findings.ITEM_KINDS[row.item_kind],
        "about": _month_on(row.about),
        "handled_as": cycle_findings.HANDLED.get(row.handled_as or "", ""),
        "meets_on": str(meets or ""),
        "meets_in": "" if row.meets_on else _month_on(row.meets_in),
        "ready_by": str(ready or ""),
        "responsible": row.responsible or "",
        "to_board": _YES[row.to_board],
        "to_executive_board": _YES[row.to_executive_board],
        "to_city_office": _YES[row.to_city_office],
        "comment": " ".join(filter(None, (_year_on(row.comment or ""), *_flags(meets, ready)))),
    }


def _flags(meets: date | None, ready: date | None) -> list[str]:
    """That a day has become a public holiday: it is not moved, since the board decides that."""
    days = (("Mötesdagen", meets), ("Dagen då underlaget ska vara klart", ready))
    return [
        f"{name} {day} är en helgdag. Välj en annan dag."
        for name, day in days
        if day is not None and day in working_days.holidays(day.year)
    ]


def _year_on(words: str) -> str:
    """A text with each year in it a year later: "Årsrapport 2023" becomes "Årsrapport 2024"."""
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), words)


def _month_on(code: int | None) -> str:
    return "" if code is None else str(code + 100)
