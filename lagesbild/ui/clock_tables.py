"""Times that a law sets: key figures, a picture, and tables per unit, quarter and case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lagesbild import clock_findings, clocks, numbers
from lagesbild.charts import kept_times
from lagesbild.charts.chart import Chart
from lagesbild.charts.kept_times import KeptMonth, KeptTimes
from lagesbild.charts.people import HIDDEN
from lagesbild.clocks import Clock, ClockRow, DueRow, QuarterRow
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.text import in_words
from lagesbild.ui import theme
from lagesbild.ui.cards import Card
from lagesbild.ui.place import CODELESS

MOST_DUE = 20
ELAPSED = {"to_6": "Till 6 mån", "to_12": "6–12 mån", "over_12": "Över 12 mån"}
ALL_KINDS = "Alla slag"
_WHOLE = "Hela nämnden"
_HOW_COUNTED = (
    "Tiden räknas från dagen efter, och den sista dagen är i tid. Månader slutar på dagen med "
    "samma nummer, eller på månadens sista dag. Helger skjuter inte upp något."
)


def key_figures(found: Mapping[Clock, Sequence[ClockRow]]) -> list[Card]:
    """The share in time of each, with how many were too late and where the law says so."""
    cards = []
    for clock, rows in found.items():
        row = clocks.head(rows, clock)
        if row is not None:
            cards.append(
                Card(
                    clock.value,
                    f"{clock_findings.NAMES[clock]} inom {clock_findings.limit(row)}",
                    HIDDEN.capitalize() if row.is_hidden else numbers.percent(row.share),
                    note=_card_note(clock, row),
                    link=True,
                )
            )
    return cards


def _card_note(clock: Clock, row: ClockRow) -> str:
    whole = row.open if clock is Clock.CONSIDERED else row.ended
    if whole is None or row.outside is None:
        return row.law
    return f"{numbers.count(row.outside)} av {numbers.count(whole)} för sent. {row.law}"


def month_columns(clock: Clock, months: Sequence[ClockRow], view: View, one: ClockRow) -> Chart:
    """The last months, each as a column."""
    return kept_times.chart(
        KeptTimes(
            clock_findings.trend(clock, months),
            f"Antal {clock_findings.COUNTED[clock]}",
            one.name or view.board.name,
            tuple(
                KeptMonth(Period.of(month.period), month.inside, month.outside) for month in months
            ),
        ),
        theme.palette(),
    )


def unit_table(clock: Clock, rows: Sequence[ClockRow], view: View) -> FinanceTable:
    """The quarter per department and unit, by the law's limit and by the other that there is."""
    by_law = clocks.by_law(rows, clock)
    others = {(row.level, row.department, row.unit): row for row in rows if row not in by_law}
    first = by_law[0]
    columns = [
        Column("name", "Avdelning och enhet"),
        *(
            []
            if clock is Clock.CONSIDERED
            else [Column("ended", "Klara", Kind.COUNT, group="I kvartalet")]
        ),
        Column("inside", "I tid", Kind.COUNT, group=_within(first)),
        Column("outside", "För sent", Kind.COUNT, group=_within(first)),
        Column("share", "Andel i tid", Kind.PERCENT, group=_within(first)),
        Column("open", "Pågår", Kind.COUNT, group="Vid slutet"),
    ]
    if clock is not Clock.CONSIDERED:
        columns.append(Column("open_outside", "Redan för sent", Kind.COUNT, group="Vid slutet"))
    if others:
        within = _within(next(iter(others.values())))
        columns.append(Column("outside_by_days", "För sent", Kind.COUNT, group=within))
        columns.append(Column("share_by_days", "Andel i tid", Kind.PERCENT, group=within))
    when = clock_findings.quarter(rows, view.period)
    hidden = any(row.is_hidden for row in rows)
    return FinanceTable(
        title=f"{clock_findings.NAMES[clock]} per enhet, {when}",
        caption=f"{view.board.name}, antal {clock_findings.COUNTED[clock]}, {when}. {first.law}",
        columns=tuple(columns),
        rows=tuple(
            Row(
                f"{clock.value}:{row.level}:{row.department or ''}:{row.unit or ''}",
                (
                    _name(row),
                    *(_cell(row, others, column.key) for column in columns[1:]),
                ),
                level=("board", "department", "unit").index(row.level),
                is_total=row.level == "board",
            )
            for row in by_law
        ),
        note=f"{_HOW_COUNTED} {_hidden(view)}" if hidden else _HOW_COUNTED,
    )


def _within(row: ClockRow) -> str:
    return f"Inom {clock_findings.limit(row)}"


def _name(row: ClockRow) -> str:
    if row.level == "board":
        return _WHOLE
    code = row.unit if row.level == "unit" else row.department
    return " ".join(filter(None, ("" if code in CODELESS else code, row.name)))


def _cell(
    row: ClockRow, others: Mapping[tuple[str, str | None, str | None], ClockRow], key: str
) -> Cell:
    """What may be told; a share of none is nothing, and is not hidden."""
    of_days = key.endswith("_by_days")
    found = others[row.level, row.department, row.unit] if of_days else row
    value: Cell = getattr(found, key.removesuffix("_by_days"))
    if value is not None:
        return value
    if key.startswith("share") and found.inside is not None:
        return None
    return HIDDEN


def _hidden(view: View) -> str:
    few = view.board.thresholds.small_number
    return f"Dolt: färre än {few} ärenden, eller ett tal som skulle avslöja ett sådant."


def quarter_table(rows: Sequence[QuarterRow], view: View) -> FinanceTable:
    """Decisions not carried out in time, per quarter and kind, by the time elapsed."""
    still, late = "Ej verkställda vid slutet", "Verkställda för sent"
    columns = (
        Column("name", "Kvartal och slag av beslut"),
        Column("still_not", "Alla", Kind.COUNT, group=still),
        *(Column(f"still_not-{key}", ELAPSED[key], Kind.COUNT, group=still) for key in ELAPSED),
        Column("too_late", "Alla", Kind.COUNT, group=late),
        *(Column(f"too_late-{key}", ELAPSED[key], Kind.COUNT, group=late) for key in ELAPSED),
    )
    first = rows[0]
    hidden = any(row.is_hidden for row in rows) or not any(
        row.decision_kind and row.elapsed for row in rows
    )
    note = f"Tiden är räknad från beslutet. {_HOW_COUNTED}"
    return FinanceTable(
        title=clock_findings.not_carried_out(rows),
        caption=f"{view.board.name}, beslut som inte verkställts inom {in_words(first.given)} "
        f"månader, per kvartal. {first.law}; redovisas enligt {first.law_of_report}",
        columns=columns,
        rows=tuple(_quarters(rows, columns)),
        note=f"{note} {_hidden(view)}" if hidden else note,
    )


def _quarters(rows: Sequence[QuarterRow], columns: Sequence[Column]) -> Iterator[Row]:
    for quarter, of_quarter in groupby(rows, lambda row: row.quarter):
        told = list(of_quarter)
        kinds = list(dict.fromkeys(row.decision_kind for row in told))
        found = {(row.decision_kind, row.elapsed): row for row in told}
        crossed = any(row.decision_kind and row.elapsed for row in told)
        when = clock_findings.quarter_in_words(Period.of(quarter), Period.of(told[0].counted_to))
        for kind in kinds:
            yield Row(
                f"quarter:{quarter}:{kind or ''}",
                (
                    kind or f"{when[:1].upper()}{when[1:]}",
                    *(_elapsed(found, kind, column.key, crossed=crossed) for column in columns[1:]),
                ),
                level=1 if kind else 0,
                is_total=kind is None,
            )


def _elapsed(
    found: Mapping[tuple[str | None, str | None], QuarterRow],
    kind: str | None,
    key: str,
    *,
    crossed: bool,
) -> Cell:
    """None is none where such rows are told, and hidden where none of them is."""
    what, _, elapsed = key.partition("-")
    row = found.get((kind, elapsed or None))
    if row is None:
        return 0 if crossed or kind is None else HIDDEN
    value: Cell = getattr(row, what)
    return HIDDEN if value is None else value


def due_table(rows: Sequence[DueRow], view: View) -> FinanceTable:
    """Cases whose time runs, the soonest due first, by their pseudonyms."""
    late = len([row for row in rows if row.days_left < 0])
    shown = rows[:MOST_DUE]
    return FinanceTable(
        title=f"{numbers.count(late)} av {numbers.count(len(rows))} tider som löper har passerat",
        caption=f"{view.board.name}, i slutet av {view.period.in_words}, "
        f"de {len(shown)} som är eller var på tur först",
        columns=(
            Column("person", "Ärende"),
            Column("clock", "Vad som väntar"),
            Column("decision_kind", "Beslut"),
            Column("unit_name", "Enhet"),
            Column("began_on", "Räknas från"),
            Column("last_day", "Sista dag"),
            Column("days_left", "Dagar kvar", Kind.COUNT),
        ),
        rows=tuple(
            Row(
                f"due:{place}",
                (
                    row.person,
                    clock_findings.NAMES[Clock(row.clock)],
                    row.decision_kind,
                    row.unit_name,
                    str(row.began_on),
                    str(row.last_day),
                    row.days_left,
                ),
            )
            for place, row in enumerate(shown)
        ),
        note="Ärendet är en pseudonym. Vem det gäller finns inte i Lägesbild.",
    )
