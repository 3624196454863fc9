"""A report as JSON that later versions can read: what a frozen round is kept as.

The words below stand in stored rounds for ever. A field that a class gets later must have a default
value; one that is renamed or taken away needs a reader of its own for the older format, and so
does anything else that tests/reports/frozen_format_1.json could not be read with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from lagesbild import status
from lagesbild.charts.chart import ChartTable, Key, Series
from lagesbild.economy import ReceiptLoad
from lagesbild.errors import UserError
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.reports.content import (
    Bullets,
    Chapter,
    ChartPart,
    Comment,
    Difference,
    Form,
    Missing,
    Paragraph,
    Report,
    Share,
    Source,
    TablePart,
)

FORMAT = 1

CLASSES: Mapping[str, type] = {
    "report": Report,
    "chapter": Chapter,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "comment": Comment,
    "table_part": TablePart,
    "difference": Difference,
    "share": Share,
    "chart_part": ChartPart,
    "chart_table": ChartTable,
    "series": Series,
    "key": Key,
    "table": FinanceTable,
    "column": Column,
    "row": Row,
    "source": Source,
    "load": ReceiptLoad,
    "missing": Missing,
    "unit": Unit,
}
WORDS: Mapping[str, type[Enum]] = {
    "form": Form,
    "kind": Kind,
    "status": status.Status,
    "progress": status.Progress,
    "risk_level": status.RiskLevel,
    "control_state": status.ControlState,
    "control_result": status.ControlResult,
    "plan_state": status.PlanState,
    "due": status.Due,
    "readiness": status.Readiness,
    "verdict": status.Verdict,
    "step_state": status.StepState,
}
_NAME_OF = {cls: name for name, cls in (*CLASSES.items(), *WORDS.items())}


class UnknownFormat(UserError):
    """A round was frozen by a later version than this."""


def written(report: Report) -> str:
    """A report as JSON: amounts as texts with their decimals, the same text for the same report."""
    said = {"format": FORMAT, "report": _said(report)}
    return json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read(content: str) -> Report:
    """The report that a JSON text was written of, whichever version wrote it."""
    said = json.loads(content)
    reader = _READERS.get(said["format"])
    if reader is None:
        raise UnknownFormat(
            "Den frysta rapporten kommer från en nyare version av Lägesbild och kan inte visas här."
            " Filerna går att hämta som de var."
        )
    return reader(said["report"])


def _said(value: Any) -> Any:
    """A value as JSON has it. What is an object says what it is, so that it can be read back."""
    match value:
        case Enum():
            return {"word": _NAME_OF[type(value)], "of": value.value}
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            return {"decimal": str(value)}
        case datetime():
            return {"time": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return [_said(each) for each in value]
        case list():
            return {"list": [_said(each) for each in value]}
        case Mapping():
            return {"pairs": [[_said(key), _said(each)] for key, each in value.items()]}
        case _:
            name = _NAME_OF[type(value)]
            return {"is": name, **{f.name: _said(getattr(value, f.name)) for f in fields(value)}}


def _read_1(said: Any) -> Any:
    """What `_said` has written."""
    if isinstance(said, list):
        return tuple(_read_1(each) for each in said)
    if not isinstance(said, dict):
        return said
    match said:
        case {"is": name, **rest}:
            return CLASSES[name](**{key: _read_1(each) for key, each in rest.items()})
        case {"word": name, "of": word}:
            return WORDS[name](word)
        case {"decimal": text}:
            return Decimal(text)
        case {"time": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"list": values}:
            return [_read_1(each) for each in values]
        case {"pairs": pairs}:
            return {_read_1(key): _read_1(each) for key, each in pairs}
    raise ValueError(f"No value of format 1: {sorted(said)}")


_READERS: Mapping[int, Callable[[Any], Report]] = {1: _read_1}
