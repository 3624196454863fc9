"""A board's assignments and focus areas as a table, their key figures, and what has been said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagesbild import assignment_findings
from lagesbild.assignments import LATE, AssignmentRow, Saying
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.status import Progress
from lagesbild.text import moment, plural
from lagesbild.ui.cards import Card

WITHOUT_GOAL = "Utan fokusmål"
YES = "Ja"
_GOAL = "goal:"
_SAID_IN = {"file": "Fil", "page": "Sidan"}


def assignment_table(rows: Sequence[AssignmentRow], view: View, *, filtered: bool) -> FinanceTable:
    """The assignments under their goals, the goal with the most pressing one first."""
    columns = tuple(_columns(rows))
    return FinanceTable(
        title=f"{_count(rows)}: {assignment_findings.counted(rows)}",
        caption=f"{_caption(rows, view)}{', ett urval' if filtered else ''}",
        columns=columns,
        rows=tuple(_rows(rows, columns)),
        note="Sena står först, sedan de som inte är uppdaterade. En status gäller bara sin egen "
        "uppföljning.",
    )


def key_figures(rows: Sequence[AssignmentRow]) -> list[Card]:
    """How many are followed up, late and done, and how many the executive board is told of."""
    followed = [row for row in rows if row.followed_up is not None]
    late = [row for row in rows if row.is_late]
    done = [row for row in rows if row.status == "done"]
    reported = [row for row in rows if row.to_executive_board]
    rest = [row for row in rows if row.shown_status not in (LATE, "done")]
    late_there = len([row for row in reported if row.is_late])
    unsaid = next((row.status for row in rows if row.followed_up is None), None)
    latest = rows[0].follow_up
    return [
        Card(
            unsaid or "followed",
            "Uppföljda",
            f"{len(followed)} av {len(rows)}",
            status=None if unsaid is None else Progress(unsaid),
            note="Inget är uppföljt i år" if latest is None else f"Per {_month(latest)}",
            link=unsaid is not None,
        ),
        Card(
            LATE,
            "Försenade",
            str(len(late)),
            status=Progress.DELAYED if late else None,
            note=_overdue_note(late),
            link=bool(late),
        ),
        Card(
            "done",
            "Klara",
            str(len(done)),
            note=f"Övriga: {assignment_findings.counted(rest)}" if rest else "",
            link=bool(done),
        ),
        Card(
            "executive_board",
            "Redovisas till KS eller KF",
            str(len(reported)),
            note=plural(late_there, "av dem är försenat", "av dem är försenade")
            if late_there
            else "",
        ),
    ]


def history_table(sayings: Sequence[Saying]) -> FinanceTable:
    """Every status of an assignment, by whom and where it was said."""
    return FinanceTable(
        caption="Vad som har sagts, senast överst",
        columns=(
            Column("month", "Uppföljning"),
            Column("status", "Status", Kind.STATUS),
            Column("comment", "Kommentar", prose=True),
            Column("counts", "Gäller"),
            Column("author", "Av"),
            Column("when", "När"),
            Column("where", "Var"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    _month(one.period),
                    Progress(one.status),
                    one.comment,
                    YES if one.counts else "Ersatt",
                    one.said_by,
                    moment(one.said_at),
                    _SAID_IN[one.said_in],
                ),
            )
            for place, one in enumerate(sayings)
        ),
    )


def facts(row: AssignmentRow) -> str:
    """What is known of an assignment, on one line; what is unknown is left out."""
    told = (
        ("Fokusmål", row.council_goal),
        ("Nämndmål", row.board_goals),
        ("Ansvarig", row.responsible),
        ("Avdelning", department_words(row)),
        ("Avrapporteras", row.report_when),
        ("Klart senast", row.due and _month(row.due)),
        ("Till KS eller KF", YES if row.to_executive_board else "Nej"),
    )
    return " · ".join(f"{name}: {words}" for name, words in told if words)


def kind_and_number(row: AssignmentRow) -> str:
    """ "Uppdrag 26"."""
    return " ".join(filter(None, (assignment_findings.KINDS[row.assignment_kind][0], row.number)))


def department_words(row: AssignmentRow) -> str | None:
    """A department's code and its name, where the viewer sees that."""
    return " ".join(filter(None, (row.department, row.department_name))) or None


def _columns(rows: Sequence[AssignmentRow]) -> Iterator[Column]:
    """Those that say something of some row; the age tells how old what was last said is."""
    yield Column("name", "Uppdrag", prose=True)
    yield Column("status", "Status", Kind.STATUS)
    if any(row.status_before or row.is_overdue or row.followed_up is None for row in rows):
        yield Column("change", "Sedan förra uppföljningen")
    if any(row.comment for row in rows):
        yield Column("comment", "Kommentar", prose=True)
    if len({row.assignment_kind for row in rows}) > 1:
        yield Column("kind", "Slag")
    if any(row.board_goals for row in rows):
        yield Column("board_goals", "Nämndmål")
    yield Column("owner", "Ansvarig")
    if any(row.report_when or row.due for row in rows):
        yield Column("reported", "Redovisas")
    if any(row.to_executive_board for row in rows):
        yield Column("executive_board", "KS/KF")
    yield Column("months_old", "Månader sedan", Kind.COUNT)


def _rows(rows: Sequence[AssignmentRow], columns: Sequence[Column]) -> Iterator[Row]:
    goals = list(dict.fromkeys(row.council_goal for row in rows))
    for goal in goals:
        under = [row for row in rows if row.council_goal == goal]
        if goals != [None]:
            words = (goal or WITHOUT_GOAL, *[""] * (len(columns) - 1))
            yield Row(f"{_GOAL}{goal}", words, is_total=True, spans=True)
        for row in under:
            cells = _cells(row)
            yield Row(
                row.key,
                tuple(cells[column.key] for column in columns),
                level=0 if goals == [None] else 1,
                link=True,
            )


def _cells(row: AssignmentRow) -> dict[str, Cell]:
    return {
        "name": row.name,
        "status": Progress(row.shown_status),
        "change": assignment_findings.change(row),
        "comment": row.comment,
        "kind": assignment_findings.KINDS[row.assignment_kind][0],
        "board_goals": row.board_goals,
        "owner": row.responsible or department_words(row),
        "reported": _reported(row),
        "executive_board": YES if row.to_executive_board else None,
        "months_old": row.months_old,
    }


def _reported(row: AssignmentRow) -> str | None:
    """When it is reported, and the month that it must be done by."""
    due = f"klart {Period.of(row.due).short}" if row.due else None
    return ", ".join(filter(None, (row.report_when, due))) or None


def _overdue_note(late: Sequence[AssignmentRow]) -> str:
    overdue = len([row for row in late if row.is_overdue])
    return f"Varav {overdue} för att månaden har passerat" if overdue else ""


def _count(rows: Sequence[AssignmentRow]) -> str:
    one = assignment_findings.KINDS[rows[0].assignment_kind][0].lower()
    return plural(len(rows), one, assignment_findings.kinds_in_words(rows))


def _caption(rows: Sequence[AssignmentRow], view: View) -> str:
    latest = rows[0].follow_up
    when = f"{view.year}" if latest is None else f"uppföljning per {_month(latest)}"
    return f"{view.board.name}, {when}"


def _month(period: int) -> str:
    return Period.of(period).in_words
