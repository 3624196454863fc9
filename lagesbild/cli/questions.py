"""Queries asked by name: what they need, what follows from board and period, their receipts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lagesbild import (
    cycle,
    economy,
    forecasts,
    period_steps,
    placements,
    planning_process,
    round_checks,
    samples,
    volumes,
)
from lagesbild.access import Query, Reader, UnknownQuery, query_named
from lagesbild.boards import Board
from lagesbild.cli.arguments import WrongUsage
from lagesbild.economy import Level, OrganisedAs, Part, View
from lagesbild.ingest import entered_forecasts
from lagesbild.periods import Period
from lagesbild.text import listed

LARGEST_NUMBER = 2_147_483_647
LARGEST_DECIMAL = 10**15
PERIODS = ("period", "previous", "first_period", "last_period", "year_start", "year_end")
DAYS = ("organised_on", "on_day", "today")
WHOLE_NUMBERS = (
    "load_id", "round_id", "scenario", "sample", "size", "strata", "most", "skip", "steady_months",
    *round_checks.COUNTED,
)  # fmt: skip
DECIMALS = (
    "at_least",
    "steadiness",
    "doubled_from",
    "doubled_to",
    "least_amount",
    "unusual_factor",
    *("frame", "severity_weight", "benefit_weight", "effectiveness_weight"),
)
RECEIPT_ROWS = 50
CHOICES = {
    "level": tuple(level.value for level in Level),
    "grain": tuple(level.value for level in forecasts.LEVELS),
    "value_type": economy.VALUE_TYPES,
    "dimension": tuple(dimension.value for dimension in volumes.Dimension),
    "against": tuple(against.value for against in volumes.Against),
    "method": tuple(method.value for method in samples.Method),
    "variant": tuple(variant.value for variant in planning_process.Variant),
    "previous_variant": tuple(variant.value for variant in planning_process.Variant),
}
LISTS = ("kinds", "accounts", "departments")
FREE = {
    **dict.fromkeys((*Part().as_parameters(), "search", "organised_on", "case_type", "number")),
    **dict.fromkeys(("indicators", "reached", "process_area", "risk_level", "handled_in")),
    **dict.fromkeys(round_checks.COUNTED),
    **dict.fromkeys(("at_least", "departments", "checks")),
    **dict.fromkeys(("frame", "severity_weight", "benefit_weight", "effectiveness_weight")),
    "provider": None,
    "most": 1_000,
    "skip": 0,
    "level": Level.DEPARTMENT.value,
    "grain": Level.DEPARTMENT.value,
    "value_type": "actual",
    "source": entered_forecasts.SOURCE,
    "dimension": volumes.Dimension.CARE_FORM.value,
    "against": volumes.Against.BUDGET.value,
    "method": samples.Method.RANDOM.value,
    "strata": samples.STRATA,
}
"""What a parameter is when nothing is said about it."""


def ask(
    reader: Reader, boards: Mapping[str, Board], name: str, params: Sequence[str]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The answer to a named query; what is not given follows from board and period."""
    query = _named(name)
    return reader.records(name, **_asked_with(reader, boards, query, params))


def receipt(
    reader: Reader, boards: Mapping[str, Board], name: str, params: Sequence[str]
) -> dict[str, Any]:
    """What an answer rests on: the query, its parameters, and the loads and files (N1)."""
    query = _named(name)
    parameters = _asked_with(reader, boards, query, params)
    if "board" not in parameters:
        raise WrongUsage(f"Frågan {name} gäller ingen nämnd, så svaret vilar inte på några filer.")
    first, last = _span(parameters)
    board = parameters["board"]
    if query.rests_on:
        whole_years = first - first % 100 if "year_start" in parameters else first
        loads = economy.record_loads(reader, board, query.rests_on, whole_years, last)
        rests_on = [vars(load) for load in loads]
    else:
        rests_on = [
            {**vars(load), "value_type": value_type}
            for value_type in economy.VALUE_TYPES
            for load in economy.receipt_loads(reader, board, value_type, first, last)
        ]
    return {
        "query": f"queries/{query.name}.sql",
        "purpose": query.purpose,
        "parameters": parameters,
        "loads": rests_on,
        "rows": _source_rows(reader, boards, params, first, last),
    }


def _asked_with(
    reader: Reader, boards: Mapping[str, Board], query: Query, params: Sequence[str]
) -> dict[str, Any]:
    """The parameters of a query, with what the program counts for it where nothing is said."""
    parameters = parameters_for(query.parameters, boards, params)
    if parameters.get("checks", "") is None:
        view = View(boards[parameters["board"]], Period.of(parameters["period"]))
        parameters["checks"] = period_steps.checks_text(reader, view)
    uncounted = [name for name in round_checks.COUNTED if parameters.get(name, "") is None]
    if not uncounted:
        return parameters
    view = View(boards[parameters["board"]], Period.of(parameters["period"]))
    counted = round_checks.counts(reader, view)
    return parameters | {name: counted[name] for name in uncounted}


def _source_rows(
    reader: Reader, boards: Mapping[str, Board], params: Sequence[str], first: int, last: int
) -> list[dict[str, Any]]:
    """The rows of files that the answer sums, largest first; `row_count` is how many there are.

    None when the question names no period: the loads then say all that it rests on.
    """
    given = dict(_split(word) for word in params)
    if not {"board", "period"} <= given.keys():
        return []
    period = Period.of(_typed("period", given["period"]))
    view = View(boards[given["board"]], period, OrganisedAs.TODAY)
    part = Part(**{key: given.get(key) for key in Part().as_parameters()})
    return [
        {"value_type": value_type, **vars(row)}
        for value_type in economy.VALUE_TYPES
        for row in economy.voucher_rows(
            reader, view, part, value_type=value_type, first=first, last=last, most=RECEIPT_ROWS
        )
    ]


def parameters_for(
    wanted: Iterable[str], boards: Mapping[str, Board], params: Sequence[str]
) -> dict[str, Any]:
    """The parameters a query wants, from k=v words; WrongUsage for unknown or missing ones."""
    given = dict(_split(word) for word in params)
    derived = _from_board_and_period(boards, given)
    unknown = given.keys() - set(wanted) - {"board", "period"}
    if unknown:
        raise WrongUsage(f"Frågan har ingen parameter {listed(sorted(unknown), 'eller')}.")
    known = FREE | derived | {key: _typed(key, text) for key, text in given.items()}
    missing = set(wanted) - known.keys()
    if missing & derivable(boards) and not derived:
        missing = (missing - derivable(boards)) | ({"board", "period"} - given.keys())
    if missing:
        needed = " ".join(f"--param {key}=…" for key in sorted(missing))
        raise WrongUsage(f"Frågan behöver {needed}")
    return {key: known[key] for key in wanted}


def derivable(boards: Mapping[str, Board]) -> set[str]:
    """The parameters that follow from a board and a period."""
    return {
        key
        for board in boards.values()
        for key in _of_view(View(board, Period(2000, 1), OrganisedAs.TODAY))
    } - {"board", "period"}


def _named(name: str) -> Query:
    try:
        return query_named(name)
    except UnknownQuery as unknown:
        raise WrongUsage(str(unknown)) from None


def _span(parameters: Mapping[str, Any]) -> tuple[int, int]:
    """The first and last period that a query is about; all there are when it names none."""
    first = parameters.get("year_start", parameters.get("first_period", 0))
    last = parameters.get("period", parameters.get("last_period"))
    return int(first or 0), int(last or parameters.get("year_end") or LARGEST_NUMBER)


def _from_board_and_period(boards: Mapping[str, Board], given: Mapping[str, str]) -> dict[str, Any]:
    """What follows from board and period: the fiscal year, its months so far and its last day."""
    if "board" in given and given["board"] not in boards:
        known = listed(sorted(boards))
        raise WrongUsage(f"Nämnden ”{given['board']}” finns inte. Nämnderna är {known}.")
    if not {"board", "period"} <= given.keys():
        return {}
    period = Period.of(_typed("period", given["period"]))
    return _of_view(View(boards[given["board"]], period, OrganisedAs.TODAY))


def _of_view(view: View) -> dict[str, Any]:
    return {
        **economy.table_parameters(view, Level.DEPARTMENT),
        "previous": view.period.plus_months(-1).code,
        "first_period": view.year.first.code,
        "last_period": view.period.code,
        "on_day": view.period.last_day,
        "accounts": placements.accounts_of(view.board),
        **cycle.rule_parameters(view.board, view.period.year),
        **planning_process.variants_of(view.board, view.period.year),
        "today": date.today(),  # noqa: DTZ011  # the municipality's own calendar
    }


def _split(word: str) -> tuple[str, str]:
    key, separator, value = word.partition("=")
    if not separator:
        raise WrongUsage(f"”{word}” ska skrivas namn=värde.")
    return key, value


def _typed(key: str, text: str) -> Any:
    """A parameter's value. Codes stay text, whatever they look like; nothing is no restriction."""
    if text == "":
        return None
    if not text.isprintable():
        raise WrongUsage(f"Parametern {key} har tecken som inte är text.")
    for keys, read, what in _READINGS:
        if key in keys:
            try:
                return read(text)
            except (ValueError, InvalidOperation):
                raise WrongUsage(f"Parametern {key} ska vara {what}, inte ”{text}”.") from None
    if key in CHOICES and text not in CHOICES[key]:
        allowed = listed(CHOICES[key], "eller")
        raise WrongUsage(f"Parametern {key} ska vara {allowed}, inte ”{text}”.")
    return text


def _whole_number(text: str) -> int:
    if not text.isdecimal() or int(text) > LARGEST_NUMBER:
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    """A finite number written out: DuckDB takes Decimal("5E+6") for 5."""
    number = Decimal(text)
    if not number.is_finite() or abs(number) > LARGEST_DECIMAL:
        raise ValueError(text)
    return Decimal(f"{number:f}")


_READINGS: tuple[tuple[tuple[str, ...], Callable[[str], Any], str], ...] = (
    (PERIODS, lambda text: Period.parse(text).code, "en period som 202310"),
    (DAYS, date.fromisoformat, "ett datum som 2023-10-31"),
    (WHOLE_NUMBERS, _whole_number, "ett heltal"),
    (DECIMALS, _decimal, "ett tal som 0.5"),
    (LISTS, lambda text: text.split(","), "ord med komma mellan"),
)
