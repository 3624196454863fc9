"""Händelser: who has done what, in which role, as it is shown and as it is taken home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lagesbild import events
from lagesbild.access import Event, Viewer
from lagesbild.table_files import comma_separated
from lagesbild.ui import event_tables
from tests.loading import Desk
from tests.pages.conftest import Open


def test_one_without_a_role_is_shown_and_exported_as_such(open_page: Open, own_desk: Desk) -> None:
    own_desk.store.record(Viewer("cilla", None, frozenset()), Event.REFUSED)
    own_desk.store.record(own_desk.person, Event.EXPORTED, subject="ekonomi.csv")
    table = open_page("audit", desk=own_desk).tables["audit"]
    assert table.texts("who")[:2] == [own_desk.person.name, "cilla"]
    assert table.texts("role")[:2] == ["controller", "utan roll"]
    today = datetime.now(UTC).date()
    days = (today - timedelta(days=1), today + timedelta(days=1))
    found = events.within(own_desk.store.reader(own_desk.person), *days)
    taken = comma_separated(event_tables.audit(found, *days)).decode("utf-8-sig")
    assert ";cilla;utan roll;nekades;;;" in taken
