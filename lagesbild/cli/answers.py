"""What commands answer, as JSON, CSV or a table of text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lagesbild import economy, loads
from lagesbild.access import Reader, query_named
from lagesbild.boards import Board
from lagesbild.cli.arguments import WrongUsage
from lagesbild.economy import Level, OrganisedAs, Part, View
from lagesbild.errors import UserError
from lagesbild.ingest.intake import Outcome
from lagesbild.ingest.plan import Plan
from lagesbild.periods import Period

Entry = dict[str, Any]

WHOLE_NUMBERS = (
    "period",
    "first_period",
    "last_period",
    "last_counted",
    "year_start",
    "year_end",
    "load_id",
    "most",
    "skip",
)

STATUS_WORDS = {
    "loaded": "inläst",
    "unchanged": "oförändrad, redan inläst",
    "trial": "provläst, ingenting sparat",
    "refused": "nekad, ingenting sparat",
}


def entries(reader: Reader, board: str, outcome: Outcome) -> list[Entry]:
    """What came of a file, one entry for each kind of thing in it."""
    if outcome.plan is not None:
        return _planned(outcome, outcome.plan)
    if outcome.load_id is None:
        return [_entry(outcome, None, 0, Decimal(0), [])]
    found = [row for row in loads.history(reader, board) if row.load_id == outcome.load_id]
    periods = loads.covered_periods(reader, board, outcome.load_id)
    return [
        _entry(
            outcome,
            row.kind,
            row.row_count or 0,
            row.amount or Decimal(0),
            [place.period for place in periods if place.kind == row.kind and place.period],
        )
        for row in found
    ]


def _planned(outcome: Outcome, plan: Plan) -> list[Entry]:
    return [
        _entry(
            outcome,
            kind,
            sum(part.row_count for part in plan.of_kind(kind)),
            sum((part.amount for part in plan.of_kind(kind)), Decimal(0)),
            [part.period for part in plan.of_kind(kind) if part.period],
        )
        for kind in plan.kinds
    ] or [_entry(outcome, None, 0, Decimal(0), [])]


def _entry(
    outcome: Outcome, kind: str | None, rows: int, amount: Decimal, periods: list[int]
) -> Entry:
    """An entry of the load command's answer. `sum` is SEK, debit positive."""
    return {
        "file": outcome.name,
        "kind": kind,
        "status": outcome.status,
        "load_id": outcome.load_id,
        "rows": rows,
        "refused_rows": len({(p.sheet, p.row) for p in outcome.problems if p.row}),
        "sum": str(amount.quantize(Decimal("0.01"))),
        "periods": [str(period) for period in periods],
        "warnings": list(outcome.plan.warnings) if outcome.plan else [],
        "control": dict(outcome.control),
        "problems": [
            {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
            for p in outcome.problems
        ],
    }


def in_words(found: Iterable[Entry]) -> str:
    """The load command's answer for a person."""
    lines = []
    told: set[tuple[str, ...]] = set()
    for entry in found:
        periods = entry["periods"]
        span = f", {periods[0]}–{periods[-1]}" if periods else ""
        number = f" som inläsning {entry['load_id']}" if entry["load_id"] else ""
        lines.append(
            f"{entry['file']}: {STATUS_WORDS[entry['status']]}{number}"
            f" ({entry['kind'] or 'okänt slag'}, {entry['rows']} rader, "
            f"{entry['sum']} kr{span})"
        )
        notes = [f"  Obs: {warning}" for warning in entry["warnings"]]
        notes += [f"  {_address(problem)}{problem['message']}" for problem in entry["problems"]]
        if (entry["file"], *notes) not in told:  # a file of several kinds has one list
            lines += notes
        told.add((entry["file"], *notes))
    return "\n".join(lines)


def _address(problem: Mapping[str, Any]) -> str:
    where = [problem["sheet"]] if problem["sheet"] else []
    if problem["row"]:
        where.append(f"rad {problem['row']}")
    if problem["column"]:
        where.append(f"kolumn {problem['column']}")
    return f"{', '.join(where)}: " if where else ""


def ask(
    reader: Reader, boards: Mapping[str, Board], name: str, params: Sequence[str]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The answer to a named query; what is not given follows from board and period."""
    query = query_named(name)
    return reader.records(name, **parameters_for(query.parameters, boards, params))


def parameters_for(
    wanted: Iterable[str], boards: Mapping[str, Board], params: Sequence[str]
) -> dict[str, Any]:
    """The parameters a query wants, from k=v words; WrongUsage for unknown or missing ones."""
    given = dict(_split(word) for word in params)
    known: dict[str, Any] = dict.fromkeys(
        (*Part().as_parameters(), "search", "organised_on", "value_type")
    )
    known |= {"most": 1_000, "skip": 0, "level": Level.DEPARTMENT.value, "value_type": "actual"}
    known |= _from_board_and_period(boards, given)
    unknown = given.keys() - set(wanted)
    if unknown:
        raise WrongUsage(f"Frågan har ingen parameter {', '.join(sorted(unknown))}.")
    known |= {key: _typed(key, text) for key, text in given.items()}
    missing = set(wanted) - known.keys()
    if missing:
        raise WrongUsage(f"Frågan behöver --param {' --param '.join(sorted(missing))}=…")
    return {key: known[key] for key in wanted}


def _from_board_and_period(boards: Mapping[str, Board], given: Mapping[str, str]) -> dict[str, Any]:
    """What follows from board and period: the fiscal year and the last period that counts."""
    if not {"board", "period"} <= given.keys():
        return {}
    if given["board"] not in boards:
        raise UserError(f"Nämnden ”{given['board']}” finns inte.")
    try:
        period = Period.parse(given["period"])
    except ValueError:
        raise WrongUsage(f"”{given['period']}” är ingen period, skriv ÅÅÅÅMM.") from None
    view = View(boards[given["board"]], period, OrganisedAs.TODAY)
    return {
        **economy.table_parameters(view, Level.DEPARTMENT),
        "first_period": view.year.first.code,
        "last_period": view.last_counted,
    }


def _split(word: str) -> tuple[str, str]:
    key, separator, value = word.partition("=")
    if not separator:
        raise WrongUsage(f"”{word}” ska skrivas namn=värde.")
    return key, value


def _typed(key: str, text: str) -> str | int | None:
    """A parameter's value: codes stay text, whatever they look like."""
    if text == "":
        return None
    if key not in WHOLE_NUMBERS:
        return text
    try:
        return int(text)
    except ValueError:
        raise WrongUsage(f"Parametern {key} ska vara ett heltal, inte ”{text}”.") from None


def receipt(reader: Reader, boards: Mapping[str, Board], name: str, params: Sequence[str]) -> Entry:
    """What an answer rests on: the query, its parameters, and the loads and files (N1)."""
    query = query_named(name)
    parameters = parameters_for(query.parameters, boards, params)
    first = parameters.get("year_start", parameters.get("first_period", 0))
    last = parameters.get("last_counted", parameters.get("last_period", first))
    rests_on = [
        {**_plain_row(load), "value_type": value_type}
        for value_type in economy.VALUE_TYPES
        for load in economy.receipt_loads(
            reader, parameters["board"], value_type, int(first or 0), int(last or 0)
        )
    ]
    return {
        "query": f"queries/{query.name}.sql",
        "purpose": query.purpose,
        "parameters": parameters,
        "loads": rests_on,
    }


def _plain_row(row: object) -> Entry:
    return dict(vars(row))


def formatted(columns: list[str], rows: list[tuple[Any, ...]], form: str) -> str:
    """Rows as JSON, CSV (semicolons, decimal point) or a table."""
    if form == "json":
        return as_json([dict(zip(columns, row, strict=True)) for row in rows])
    if form == "csv":
        written = io.StringIO()
        writer = csv.writer(written, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
        return written.getvalue().rstrip("\n")
    return table([dict(zip(columns, row, strict=True)) for row in rows], columns)


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    """Rows in columns as wide as their longest cell."""
    names = list(columns or (rows[0] if rows else []))
    cells = [names, *([_text(row[name]) for name in names] for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(names))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def as_json(value: Any) -> str:
    """JSON in which amounts are texts, so that nothing turns them into floats."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_text)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
