"""What a file lists, put in the store: codes, cases and records. Amounts go in by themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest import validate
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.shape import Incoming


def store_lists(change: Change, load_id: int, board: str, incoming: Incoming) -> None:
    """Store the organisation, the account plan and the cases of a file."""
    if incoming.organisation is not None:
        with change.offering(organisation=validate.with_level_codes(incoming.organisation)):
            change.run("commands/insert_organisation", load_id=load_id, board=board)
    if incoming.accounts is not None:
        with change.offering(accounts=incoming.accounts):
            change.run("commands/insert_accounts", load_id=load_id, board=board)
    if incoming.cases is not None:
        with change.offering(cases=incoming.cases):
            change.run("commands/insert_cases", load_id=load_id, board=board)


def store_records(
    change: Change, load_id: int, board: str, records: Mapping[str, pa.Table], reading: Reading
) -> None:
    """Store the records of each kind; a kind with costs says which way round they stand."""
    for kind, rows in records.items():
        about = {"sign": reading.sign.value} if KINDS[kind].has_costs else {}
        with change.offering(**{kind: rows}):
            change.run(f"commands/insert_{kind}", load_id=load_id, board=board, **about)
