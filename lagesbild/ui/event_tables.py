"""The record of events as a table, and the days that are chosen for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from lagesbild.access import WITHOUT_ROLE, Event
from lagesbild.events import MOST_SHOWN, AuditRow
from lagesbild.finance_tables import Column, FinanceTable, Row
from lagesbild.table_files import Receipt
from lagesbild.text import moment, plural

_SHOWN_DAYS = 30


def days() -> tuple[date, date]:
    """The first and last day to show; the latest month until someone chooses."""
    today = date.today()  # noqa: DTZ011  # the days of whoever looks
    first = st.date_input("Från och med", today - timedelta(days=_SHOWN_DAYS), format="YYYY-MM-DD")
    last = st.date_input("Till och med", today, format="YYYY-MM-DD")
    return first, last


def audit(rows: Sequence[AuditRow], first: date, last: date) -> FinanceTable:
    found = plural(len(rows), "händelse", "händelser")
    return FinanceTable(
        title=found if len(rows) < MOST_SHOWN else f"De {len(rows)} senaste händelserna",
        caption=f"Vem som har gjort vad från {first} till {last}, senast först",
        columns=(
            Column("when", "När"),
            Column("who", "Vem"),
            Column("role", "Roll"),
            Column("what", "Vad"),
            Column("board", "Nämnd"),
            Column("subject", "Gäller"),
            Column("detail", "Mer"),
        ),
        rows=tuple(
            Row(
                str(row.event_id),
                (
                    moment(row.happened_at),
                    row.who,
                    row.role or WITHOUT_ROLE,
                    Event(row.event).label,
                    row.board,
                    row.subject,
                    row.detail,
                ),
            )
            for row in rows
        ),
    )


def receipt(first: date, last: date, search: str) -> Receipt:
    """What the downloaded table rests on."""
    return (
        ("Fråga", "queries/audit/events.sql"),
        ("Från och med", str(first)),
        ("Till och med", str(last)),
        ("Sökt", search or "ingenting"),
    )
