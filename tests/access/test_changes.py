"""No role writes what it may not, and nobody edits the record of what was done."""

from __future__ import annotations

import re
from operator import attrgetter

import pytest

from lagesbild.access import Event, Right, Role, Roles
from lagesbild.access.role_file import Grant
from lagesbild.errors import NotAllowed
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.ingest import load
from lagesbild.store import Query, everything
from tests.access.conftest import Worlds
from tests.access.worlds import BOARD, OTHER, of_role
from tests.each import each_of
from tests.identities import PERSON, spellings
from tests.loading import Desk

COMMANDS = [query for query in everything() if query.layer in ("commands", "imports")]


def may(role: Role, query: Query) -> bool:
    words = {right.value for right in of_role(role).rights} | {"any"}
    return bool(words & set(query.rights))


@pytest.mark.parametrize("role", Role)
@each_of("query", COMMANDS, attrgetter("name"))
def test_a_step_that_is_not_for_the_role_is_refused(
    query: Query, role: Role, worlds: Worlds
) -> None:
    """It is refused before anything is looked at: the parameters are not even given."""
    if may(role, query):
        return
    [desk, _] = worlds(False)
    expected = LookupError if query.rights == ("the program",) else NotAllowed
    with pytest.raises(expected), desk.store.change(of_role(role)) as change:
        change.run(query.name)


@each_of("query", [one for one in COMMANDS if "board" in one.parameters], attrgetter("name"))
def test_a_step_in_another_board_is_refused(query: Query, worlds: Worlds) -> None:
    [desk, _] = worlds(False)
    if query.rights == ("the program",):
        return
    with pytest.raises(NotAllowed), desk.store.change(of_role(Role.CONTROLLER)) as change:
        change.run(query.name, board=OTHER)


@pytest.mark.parametrize("step", [load.undo, load.commit, load.discard])
def test_a_load_of_another_board_cannot_be_touched(step, worlds: Worlds) -> None:
    [desk, _] = worlds(False)
    others = max(row["load_id"] for row in desk.asked("loads/history", board=OTHER))
    before = desk.asked("loads/events", board=OTHER)
    author = of_role(Role.CONTROLLER)
    with pytest.raises(load.LoadChanged, match="finns inte"), desk.store.change(author) as change:
        step(change, others)
    assert desk.asked("loads/events", board=OTHER) == before


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_takes_a_backup(role: Role, desk: Desk, tmp_path) -> None:
    with pytest.raises(NotAllowed):
        desk.store.backup(of_role(role), desk.settings, tmp_path / "kopia.duckdb")
    assert not (tmp_path / "kopia.duckdb").exists()


def test_no_statement_edits_the_record_of_what_was_done() -> None:
    touching = {query.name for query in everything() if "raw.audit_events" in query.sql}
    assert touching == {
        "visible/audit_events",
        "commands/insert_audit_event",
        "checks/audit_events_are_sealed",
    }
    changing = re.compile(r"\b(?:update|delete from|truncate)\b")
    assert not any(changing.search(query.sql) for query in everything() if query.name in touching)


def test_what_people_do_is_recorded_with_who_and_when(desk: Desk) -> None:
    number = desk.loaded("huvudbok.csv", "Period;Ansvar;Konto;Belopp\n202601;1;5011;5,00\n")
    desk.undo(number)
    desk.redo(number)
    rows = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01", search=None,
                      most=10)  # fmt: skip
    told = [(row["event"], row["board"], row["subject"], row["who"]) for row in rows][::-1]
    who = desk.person.name
    assert told == [
        ("loaded", BOARD, str(number), who),
        ("undone", BOARD, str(number), who),
        ("loaded", BOARD, str(number), who),
    ]
    assert desk.checks_pass()


def test_a_row_of_the_record_that_is_changed_or_removed_shows(desk: Desk) -> None:
    for subject in ("a", "b", "c"):
        desk.store.record(desk.person, Event.EXPORTED, subject=subject)
    with desk.store._database.transaction() as cursor:
        cursor._connection.execute("update raw.audit_events set subject = 'x' where subject = 'b'")
    assert not desk.checks_pass()


def test_every_event_has_a_word_for_people() -> None:
    assert len({event.label for event in Event}) == len(Event)
    assert all(right.in_words for right in Right)


def test_no_text_that_someone_writes_is_kept_with_a_number(desk: Desk) -> None:
    """Whatever page or command it comes from: all that is written passes the same door."""
    number = next(iter(spellings(PERSON).values()))
    with pytest.raises(PersonNumberFound) as refused, desk.store.change(desk.person) as change:
        change.record(Event.NOTED, BOARD, detail=f"Gäller {number}")
    assert number not in str(refused.value)
    assert desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01", search=None,
                      most=10) == []  # fmt: skip


def test_nobody_is_called_by_an_identity_number() -> None:
    number = next(iter(spellings(PERSON).values()))
    granted = Grant(Role.CONTROLLER, frozenset({BOARD}), None)
    roles = Roles(("sub", "name"), "groups", {number.casefold(): granted}, {})
    assert roles.viewer_of({"sub": number, "name": "Anna"}).name == "Anna"
    assert number not in roles.viewer_of({"sub": number}).name
