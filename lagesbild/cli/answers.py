"""What commands answer, as JSON, CSV or a table of text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lagesbild import loads, numbers, spreadsheets
from lagesbild.access import Reader
from lagesbild.ingest import plan_words
from lagesbild.ingest.intake import Outcome
from lagesbild.ingest.plan import ControlTotal, Plan
from lagesbild.ingest.reading import Kind
from lagesbild.ingest.table import Evidence
from lagesbild.text import plural

Entry = dict[str, Any]

MOST_NOTES = 20

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
    """An entry of the load command's answer. Every sum is SEK, debit positive.

    What one has to know who has not seen the plan stands in it too, in figures and in sentences.
    """
    plan = outcome.plan
    return {
        "file": outcome.name,
        "kind": kind,
        "status": outcome.status,
        "load_id": outcome.load_id,
        "rows": rows,
        "refused_rows": len({(p.sheet, p.row) for p in outcome.problems if p.row}),
        "sum": str(amount.quantize(Decimal("0.01"))),
        "periods": [str(period) for period in periods],
        "replaces": _replaced(plan, kind) if plan else [],
        "changes": _changes(plan) if plan else [],
        "classes": _classes(plan, kind) if plan else [],
        "unknown_codes": _codes(plan, in_plan=False) if plan else [],
        "new_codes": _codes(plan, in_plan=True) if plan else [],
        "doubts": list(plan.doubts) if plan else [],
        "warnings": _warnings(outcome),
        "evidence": [vars(each) for each in _evidence(outcome)],
        "totals": [_total(total) for total in plan.totals] if plan else [],
        "control": dict(outcome.file.control) if outcome.file else {},
        "problems": [
            {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
            for p in outcome.problems
        ],
    }


def _replaced(plan: Plan, kind: str | None) -> list[Entry]:
    """The periods whose figures from an earlier load of the same source would no longer count."""
    return [
        {
            "period": str(part.period) if part.period else None,
            "load_id": part.previous_load_id,
            "rows_before": part.previous_row_count,
            "rows": part.row_count,
            "sum_before": str(part.previous_amount),
            "sum": str(part.amount),
        }
        for part in plan.periods
        if part.kind == kind and part.previous_load_id is not None
    ]


def _changes(plan: Plan) -> list[str]:
    return [*plan_words.replacements(plan), *plan_words.what_changes(plan)]


def _classes(plan: Plan, kind: str | None) -> list[Entry]:
    return [
        {"class": part.account_class, "rows": part.row_count, "sum": str(part.amount)}
        for part in plan.classes
        if part.kind == kind
    ]


def _codes(plan: Plan, *, in_plan: bool) -> list[Entry]:
    """Codes that the plans lack, or that they have and no earlier load has used."""
    return [
        {"field": code.field, "code": code.code, "rows": code.row_count, "sum": str(code.amount)}
        for code in plan.codes
        if code.in_plan is in_plan
    ]


def _total(total: ControlTotal) -> Entry:
    """A sum that the file states and what its rows give. SEK, debit positive."""
    return {
        "sheet": total.sheet,
        "row": total.row_number,
        "label": total.label,
        "stated": str(total.stated),
        "summed": None if total.summed is None else str(total.summed),
    }


def _evidence(outcome: Outcome) -> tuple[Evidence, ...]:
    """How the file was read, as far as it was, and why (each guess can be changed)."""
    if outcome.reading is not None:
        return outcome.reading.evidence
    return outcome.file.evidence if outcome.file else ()


def _warnings(outcome: Outcome) -> list[str]:
    """What one should know who has not seen the plan."""
    named = [found.because for found in _evidence(outcome) if found.what == "form"]
    if outcome.plan is not None:
        return [*named, *_warnings_of(outcome.plan)]
    of_file = outcome.file.warnings if outcome.file else ()
    return [*named, *of_file, *(outcome.reading.warnings if outcome.reading else ())]


def _warnings_of(plan: Plan) -> list[str]:
    return plan_words.warnings(plan) + [
        f"”{total.label}” på rad {total.row_number} anger {numbers.exact(total.stated)}, men "
        f"raderna ger {numbers.exact(total.summed)}."
        for total in plan.totals
        if total.difference
    ]


def in_words(found: Sequence[Entry]) -> str:
    """What came of one file, for a person."""
    lines = [f"{one['file']}: {STATUS_WORDS[one['status']]}{_what(one)}" for one in found]
    refused = found[0]["status"] == "refused"
    notes = [] if refused else [f"  {change}" for change in found[0]["changes"]]
    doubts = [] if refused else found[0]["doubts"]
    notes += [f"  Obs: {warning}" for warning in (*doubts, *found[0]["warnings"])]
    notes += [f"  {_address(each)}{each['message']}" for each in found[0]["problems"]]
    left = len(notes) - MOST_NOTES
    more = [f"  … och {numbers.count(left)} till. --json visar alla."] if left > 0 else []
    if refused:
        lines = lines[:1]
    return "\n".join([*lines, *notes[:MOST_NOTES], *more])


def _what(entry: Entry) -> str:
    """ " som inläsning 7: huvudbok, 8 rader, 1 250,00 kr, 202601–202602"."""
    number = f" som inläsning {entry['load_id']}" if entry["load_id"] else ""
    if entry["kind"] is None or entry["status"] == "refused":
        return number
    kind, periods = Kind(entry["kind"]), entry["periods"]
    parts = [kind.label, plural(entry["rows"], "rad", "rader")]
    parts += [numbers.exact(Decimal(entry["sum"]))] if kind.has_amounts else []
    if kind.record is not None:
        periods = [period.removesuffix("00") for period in periods]  # 202300 is the year
    parts += ["–".join(dict.fromkeys((periods[0], periods[-1])))] if periods else []
    return f"{number}: {', '.join(parts)}"


def _address(problem: Mapping[str, Any]) -> str:
    where = [problem["sheet"]] if problem["sheet"] else []
    if problem["row"]:
        where.append(f"rad {problem['row']}")
    if problem["column"]:
        where.append(f"kolumn {problem['column']}")
    return f"{', '.join(where)}: " if where else ""


def formatted(columns: list[str], rows: list[tuple[Any, ...]], form: str) -> str:
    """Rows as JSON, CSV (semicolons, decimal point, no formulas) or a table."""
    if form == "json":
        return as_json([dict(zip(columns, row, strict=True)) for row in rows])
    if form == "csv":
        return spreadsheets.comma_separated([columns, *rows], line_end="\n").rstrip("\n")
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
