"""An answer that is the same for all is asked anew only when something has been committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagesbild import loads
from lagesbild.store import Database
from tests.ingest.desks import desk_in
from tests.ingest.ledgers import ledger


def test_it_is_asked_once_until_something_is_committed() -> None:
    database = Database.in_memory()
    asked: list[int] = []

    def find() -> int:
        asked.append(len(asked))
        return len(asked)

    assert [database.until_committed("it", find) for _ in range(3)] == [1, 1, 1]
    with pytest.raises(ValueError, match="taken back"), database.transaction():
        raise ValueError("taken back")
    assert database.until_committed("it", find) == 1
    with database.transaction():
        assert database.until_committed("it", find) == 1  # not there for others yet
    assert database.until_committed("it", find) == 2
    assert database.until_committed("another", find) == 3
    database.close()


def test_whoever_changes_something_sees_at_once_that_it_has_changed(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        reader = desk.store.reader(desk.person)
        before = loads.version(reader)
        load_id = desk.loaded("huvudbok.csv", ledger(1, [202601], 10))
        loaded = loads.version(reader)
        desk.undo(load_id)
        assert before < loaded < loads.version(reader)
