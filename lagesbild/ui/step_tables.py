"""The steps of a period as tables: departments by step, activities, checks, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lagesbild import period_steps, round_checks, step_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.period_steps import (
    NAMES,
    SIGNED_AS,
    SignOff,
    StepCheck,
    StepRow,
    StepSummary,
)
from lagesbild.round_checks import CheckRow
from lagesbild.status import Readiness, StepState
from lagesbild.text import in_words, moment
from lagesbild.ui.cards import Card
from lagesbild.ui.step_choices import name_of

_SIGNED_WHEN = (
    "Underlaget är ändrat när en fil för månaden har lästs in eller ångrats efter signeringen. "
    "Signeringen står kvar tills någon tar tillbaka den eller signerar på nytt."
)
_COLUMNS = (
    Column("name", "Moment", prose=True),
    Column("state", "Läge", Kind.STATUS),
    Column("department", "Avdelning", prose=True),
    Column("step", "Steg"),
    Column("now", "Kvar nu"),
    Column("as", "Signeras som"),
    Column("signed", "Signerat av"),
    Column("then", "Öppet då", prose=True),
    Column("reason", "Motivering", prose=True),
    Column("responsible", "Ansvarig", prose=True),
)
_CHECK_COLUMNS = (
    Column("name", "Kontroll", prose=True),
    Column("state", "Läge", Kind.STATUS),
    Column("department", "Avdelning", prose=True),
    Column("left", "Kvar att göra", prose=True),
    Column("what", "Vad", prose=True),
)


def key_figures(steps: Sequence[StepSummary]) -> list[Card]:
    """Each step with how many of its activities are signed."""
    return [
        Card(
            one.step,
            NAMES[one.step],
            f"{one.signed} av {one.asked}",
            status=_state(one.asked, one.signed, one.changed),
            note="moment signerade",
        )
        for one in steps
    ]


def strip(rows: Sequence[StepRow], view: View) -> FinanceTable:
    """How far each department, and the board as a whole, has come in each step."""
    owners = sorted({(row.department or "", name_of(row)) for row in rows})
    return FinanceTable(
        caption=f"{view.board.name}, {view.period.in_words}, avdelning och steg",
        columns=(
            Column("name", "Avdelning"),
            *(Column(step, name, Kind.STATUS) for step, name in NAMES.items()),
        ),
        rows=tuple(
            Row(f"of:{code}", (name, *(_cell(rows, code, step) for step in NAMES)))
            for code, name in owners
        ),
    )


def _cell(rows: Sequence[StepRow], department: str, step: str) -> Cell:
    own = [row for row in rows if (row.department or "", row.step) == (department, step)]
    if not own:
        return None
    return _state(
        len(own), sum(row.is_signed for row in own), sum(row.changed_since for row in own)
    )


def _state(asked: int, signed: int, changed: int) -> StepState:
    if changed:
        return StepState.CHANGED
    if signed == asked:
        return StepState.DONE
    return StepState.BEGUN if signed else StepState.NOT_BEGUN


def activity_table(rows: Sequence[StepRow], view: View) -> FinanceTable:
    """Every activity of the month, a row for each department that signs it."""
    return _activities([(row, name_of(row), NAMES[row.step]) for row in rows], rows, view)


def chosen_table(rows: Sequence[StepRow], view: View) -> FinanceTable:
    """As `activity_table`, of one step: departments that stand alike share a row."""
    names = [name_of(row) for row in rows if row.department is not None]
    alike: dict[tuple[Cell, ...], list[StepRow]] = {}
    for row in rows:
        alike.setdefault(_cells(row, "", None), []).append(row)
    shared = [(same[0], _owners([name_of(row) for row in same], names)) for same in alike.values()]
    return _activities([(row, owners, None) for row, owners in shared], rows, view)


def _activities(
    shown: Sequence[tuple[StepRow, str, str | None]], rows: Sequence[StepRow], view: View
) -> FinanceTable:
    cells = [_cells(row, owners, step) for row, owners, step in shown]
    columns, cells = _used(_COLUMNS, cells)
    return FinanceTable(
        title=_signed(rows),
        caption=f"{view.board.name}, {view.period.in_words}, "
        f"{'periodens moment' if shown[0][2] else f'steget {NAMES[rows[0].step]}'}",
        columns=columns,
        rows=tuple(Row(one[0].key, own) for one, own in zip(shown, cells, strict=True)),
        note=_SIGNED_WHEN,
    )


def _signed(rows: Sequence[StepRow]) -> str:
    signed = sum(row.is_signed for row in rows)
    if len(rows) == 1:
        return f"Momentet är {'signerat' if signed else 'inte signerat'}"
    return f"{signed} av {len(rows)} moment är signerade"


def _cells(row: StepRow, owners: str, step: str | None) -> tuple[Cell, ...]:
    """With a `step` all that is known of it, else what there is room for on a page."""
    counted = step_findings.told_open(row.open_then) or None
    return (
        row.words,
        _state(1, int(row.is_signed), int(row.changed_since)),
        owners,
        step,
        step_findings.told_open(row.open_now) or None if step or row.waits else None,
        SIGNED_AS[row.sign_off] if step else None,
        step_findings.standing(row) or None,
        (step and row.findings_then) or counted,
        row.reason,
        row.responsible,
    )


def _used(
    columns: Sequence[Column], cells: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """Columns and cells without those columns that nothing stands in."""
    used = [at for at in range(len(columns)) if any(row[at] is not None for row in cells)]
    return tuple(columns[at] for at in used), [tuple(row[at] for at in used) for row in cells]


def _owners(own: Sequence[str], every: Sequence[str]) -> str:
    """Who shares a row: by name, or "Alla 7 avdelningar" when that is all that are shown."""
    once, known = list(dict.fromkeys(own)), set(every)
    if len(known) > 1 and known <= set(once):
        extra = [name for name in once if name not in known]
        return ", ".join([f"Alla {len(known)} avdelningar", *extra])
    return ", ".join(once)


def check_table(checks: Sequence[StepCheck], rows: Sequence[StepRow], view: View) -> FinanceTable:
    """What the checks of some activities say, each once; departments that stand alike share it."""
    names = {row.department: name_of(row) for row in rows}
    every = [name for code, name in names.items() if code is not None]
    once = {(one.name, one.department): one for one in checks}.values()
    alike: dict[tuple[object, ...], list[StepCheck]] = {}
    for one in once:
        undone = None if one.left_words else one.undone
        alike.setdefault((one.name, one.state, one.asked, undone), []).append(one)
    cells = [
        (
            round_checks.STEPS[same[0].name],
            Readiness(same[0].state),
            _owners([names[one.department] for one in same], every),
            round_checks.left(_together(same)) or None,
            _pieces(same),
        )
        for same in alike.values()
    ]
    columns, shown = _used(_CHECK_COLUMNS, cells)
    return FinanceTable(
        title=_left([same[0] for same in alike.values()]),
        caption=f"{view.board.name}, {view.period.in_words}, kontroller som hör till momenten",
        columns=columns,
        rows=tuple(Row(f"check:{place}", own) for place, own in enumerate(shown)),
    )


def _together(same: Sequence[StepCheck]) -> CheckRow:
    """A check of departments that stand alike, as one: what each has of its own is summed."""
    first = same[0].row
    if not same[0].left_words:
        return first
    return replace(first, undone=sum(len(one.left_words) for one in same))


def _pieces(same: Sequence[StepCheck]) -> str | None:
    words = dict.fromkeys(word for one in same for word in one.left_words)
    return "; ".join(period_steps.first_told(list(words))) or None


def _left(checks: Sequence[StepCheck]) -> str:
    names = {one.name for one in checks if one.state == round_checks.NOT_READY}
    if not names:
        return "Kontrollerna hindrar inte signering"
    if len(names) == 1:
        return "En kontroll har öppna punkter"
    return f"{in_words(len(names)).capitalize()} kontroller har öppna punkter"


def history_table(said: Sequence[SignOff], row: StepRow) -> FinanceTable:
    """All sign-offs of an activity, and what was open and said then, latest first."""
    return FinanceTable(
        caption=f"{row.words}, {name_of(row)}: det som har signerats",
        columns=(
            Column("name", "När"),
            Column("event", "Händelse"),
            Column("author", "Av"),
            Column("then", "Öppet då", prose=True),
            Column("reason", "Motivering", prose=True),
        ),
        rows=tuple(
            Row(
                f"sign-off:{place}",
                (
                    moment(one.happened_at),
                    SIGNED_AS[one.sign_off].capitalize()
                    if one.event == "signed"
                    else "Tillbakataget",
                    one.author,
                    one.findings or step_findings.told_open(one.open_findings) or None,
                    one.reason,
                ),
            )
            for place, one in enumerate(said)
        ),
    )
