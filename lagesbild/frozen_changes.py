"""What has changed since a round was frozen: figure by figure, and which loads did it (N2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad
from lagesbild.frozen_rounds import Figure, FrozenRound, FrozenSource, kept_exactly

STATES = {"changed": "ändrad", "gone": "borta", "new": "ny"}
"""How a figure or a text stands against what it was."""


@dataclass(frozen=True)
class LoadChange:
    """Another load that counts for a kind, source and span of periods than when it was frozen.

    Sums are SEK as in the files, debit positive. Nothing then: new periods; nothing now: undone.
    """

    kind: str
    source: str
    first_period: int
    last_period: int
    load_then: int | None
    file_then: str | None
    sha256_then: str | None
    rows_then: int | None
    amount_then: Decimal | None
    load_now: int | None
    file_now: str | None
    sha256_now: str | None
    rows_now: int | None
    amount_now: Decimal | None
    amount_change: Decimal
    changed_by: str
    changed_at: datetime

    @property
    def loads(self) -> set[tuple[str, int]]:
        """The loads it is about, with their kind."""
        both = (self.load_then, self.load_now)
        return {(self.kind, load) for load in both if load is not None}


@dataclass(frozen=True)
class FigureChange:
    """A figure that is not what it was; `loads` are the changes of loads that it rests on.

    `loads` is None where the figure's source is not known, empty where no load has changed: then
    something has been written, a rule or the organisation is another, or the table is laid out
    otherwise.
    """

    figure: Figure
    state: str
    then: Decimal | None
    now: Decimal | None
    loads: tuple[LoadChange, ...] | None

    @property
    def difference(self) -> Decimal | None:
        """Now less then; None where either is missing."""
        return None if self.then is None or self.now is None else self.now - self.then


@dataclass(frozen=True)
class Text:
    """A comment, a status or another text of a report, and where it stands."""

    report: str
    place: tuple[str, ...]
    about: str
    words: str


@dataclass(frozen=True)
class TextChange:
    """A comment or status that is not what it was."""

    report: str
    about: str
    state: str
    then: str | None
    now: str | None


@dataclass(frozen=True)
class RuleChange:
    """A rule that is not what it was: a key of the board's file or of the reference."""

    rule: str
    then: str | None
    now: str | None


@dataclass(frozen=True)
class Changes:
    """What has changed since a round was frozen."""

    round: FrozenRound
    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]
    loads: tuple[LoadChange, ...]
    rules: tuple[RuleChange, ...]

    @property
    def is_none(self) -> bool:
        return not (self.figures or self.texts or self.loads or self.rules)


def load_changes(reader: Reader, board: str, round_id: int) -> list[LoadChange]:
    """Where another load counts now than when a round was frozen, the latest change first."""
    return reader.rows("rounds/changes_since", LoadChange, board=board, round_id=round_id)


Counted = tuple[str, int, int, int, int | None]
"""What of a load counts in a figure: its kind and number, its first and last period, its rows."""
Resting = Mapping[tuple[str, int], frozenset[Counted]]
"""What counts in the figures of each source, by report and number."""


def rested_on(found: Iterable[FrozenSource]) -> Resting:
    """What counted in the figures of each source of a round."""
    loads: dict[tuple[str, int], set[Counted]] = {}
    for one in found:
        of_source = loads.setdefault((one.report, one.number), set())
        if one.load_id is not None:
            of_source.add(
                (
                    one.kind or "", one.load_id, one.first_period or 0, one.last_period or 0,
                    one.row_count,
                )
            )  # fmt: skip
    return {place: frozenset(of_source) for place, of_source in loads.items()}


def rests_on(loads: Mapping[tuple[str, int], Iterable[ReceiptLoad]]) -> Resting:
    """What counts now in the figures of each source of reports."""
    return {
        place: frozenset(
            (one.kind, one.load_id, one.first_period, one.last_period, one.row_count)
            for one in of_source
        )
        for place, of_source in loads.items()
    }


def changed_figures(
    then: Sequence[Figure],
    now: Sequence[Figure],
    loads: Sequence[LoadChange],
    counted: Resting,
    counts: Resting,
) -> list[FigureChange]:
    """Figure by figure: what is another value, what is gone and what is new; in order of reports.

    A figure is changed by the loads that its source rested on or rests on, but not both. One that
    is gone or new with its whole column, in a table that is there, is no load's doing: the table
    is laid out otherwise. A cell without a figure is none.
    """
    before = {figure.place: figure for figure in then}
    after = {figure.place: figure for figure in now}
    found: list[FigureChange] = []
    for place in dict.fromkeys((*before, *after)):
        was, is_now = before.get(place), after.get(place)
        known = after[place] if was is None else was
        value_then = None if was is None else was.value
        value_now = None if is_now is None else kept_exactly(is_now.value)
        if value_then == value_now:
            continue
        state = "new" if was is None else "gone" if is_now is None else "changed"
        causes = _causes(was, is_now, loads, counted, counts)
        if state != "changed" and _is_laid_out_anew(known, now if is_now is None else then):
            causes = ()
        found.append(FigureChange(known, state, value_then, value_now, causes))
    return found


def changed_texts(then: Sequence[Text], now: Sequence[Text]) -> list[TextChange]:
    """Comments and statuses that are not what they were, in the order of the reports."""
    before = {(text.report, text.place): text for text in then}
    after = {(text.report, text.place): text for text in now}
    found = []
    for place in dict.fromkeys((*before, *after)):
        was, is_now = before.get(place), after.get(place)
        if was is not None and is_now is not None:
            if was.words != is_now.words:
                found.append(
                    TextChange(was.report, is_now.about, "changed", was.words, is_now.words)
                )
        elif was is not None:
            found.append(TextChange(was.report, was.about, "gone", was.words, None))
        elif is_now is not None:
            found.append(TextChange(is_now.report, is_now.about, "new", None, is_now.words))
    return found


def changed_rules(then: Mapping[str, str], now: Mapping[str, str]) -> list[RuleChange]:
    """Rules that are not what they were, by key."""
    return [
        RuleChange(key, then.get(key), now.get(key))
        for key in sorted(then.keys() | now.keys())
        if then.get(key) != now.get(key)
    ]


def _is_laid_out_anew(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether a figure's table is there on the other side, and its column is not."""
    columns = {
        one.column_key for one in others if (one.report, one.part) == (figure.report, figure.part)
    }
    return bool(columns) and figure.column_key not in columns


def _causes(
    was: Figure | None,
    is_now: Figure | None,
    loads: Sequence[LoadChange],
    counted: Resting,
    counts: Resting,
) -> tuple[LoadChange, ...] | None:
    """The changes of loads that a figure's source has met; None where it has no source."""
    told = [
        of_source[figure.report, figure.source]
        for figure, of_source in ((was, counted), (is_now, counts))
        if figure is not None
        and figure.source is not None
        and (figure.report, figure.source) in of_source
    ]
    if not told:
        return None
    one, other = told[0], told[1] if len(told) > 1 else frozenset()
    met = {(kind, load_id) for kind, load_id, *_ in one ^ other}
    return tuple(change for change in loads if change.loads & met)
