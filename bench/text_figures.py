"""How well figures are found in texts: precision and recall on the labelled sentences (N7).

`.venv/bin/python -m bench.text_figures` prints the numbers of docs/text_figures.md; `--misses`
adds what is wrong in the sentences that are not held out.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lagesbild.settings import ROOT
from lagesbild.text_figures import FigureInText, figures_in

LABELS = ROOT / "tests" / "lagesbild" / "text_figures" / "labelled.toml"
SEEDS = ROOT.parent / "shared" / "seeds"
EVERY_THIRD = 3


@dataclass(frozen=True)
class Label:
    """A figure as a reader marked it; `start` and `end` are its place in the text."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    direction: str


@dataclass(frozen=True)
class Labelled:
    """A text with its figures. `origin` is "own", "seed" or "late": written when the grammar
    stood."""

    origin: str
    is_held_out: bool
    text: str
    figures: tuple[Label, ...]


@dataclass(frozen=True)
class Measure:
    """How many figures there are, how many were found, and how many of those are right."""

    labelled: int
    found: int
    right: int

    @property
    def share_right(self) -> float:
        """Precision: of what was found."""
        return self.right / self.found

    @property
    def share_found(self) -> float:
        """Recall: of what there is."""
        return self.right / self.labelled


def labelled() -> Iterator[Labelled]:
    """Every labelled text; the passages are read from the seeds."""
    yield from written_for_us()
    for place, one in enumerate(_labels()["passage"], 1):
        lines = (SEEDS / one["file"]).read_text(encoding="utf-8").split("\n")
        first, last = one["lines"]
        yield _labelled("seed", place, "\n".join(lines[first - 1 : last]), one["figures"])


def written_for_us() -> Iterator[Labelled]:
    """The labelled sentences of our own, before the grammar and after it."""
    told = _labels()
    for place, one in enumerate(told["sentence"], 1):
        yield _labelled("own", place, one["text"], one["figures"])
    for one in told["late"]:
        yield _labelled("late", EVERY_THIRD, one["text"], one["figures"])


def _labels() -> dict[str, Any]:
    return tomllib.loads(LABELS.read_text(encoding="utf-8"))


def measured(texts: Iterable[Labelled], *, with_direction: bool = True) -> Measure:
    """Each figure is right when number, unit and direction are those of the label in its place."""
    texts = list(texts)
    found = {one: figures_in(one.text) for one in texts}
    return Measure(
        sum(len(one.figures) for one in texts),
        sum(map(len, found.values())),
        sum(
            any(_same(label, figure, with_direction=with_direction) for figure in found[one])
            for one in texts
            for label in one.figures
        ),
    )


def _labelled(origin: str, place: int, text: str, figures: Iterable[dict[str, str]]) -> Labelled:
    labels, start = [], 0
    for one in figures:
        words = re.compile(r"\s+".join(map(re.escape, one["text"].split(" "))))
        stands = words.search(text, start)
        if stands is None:
            raise ValueError(f"{one['text']} is not in {text}")
        at, start = stands.span()
        labels.append(
            Label(at, start, one["text"], Decimal(one["value"]), one["unit"], one["direction"])
        )
    return Labelled(origin, place % EVERY_THIRD == 0, text, tuple(labels))


def _same(label: Label, figure: FigureInText, *, with_direction: bool) -> bool:
    return (
        figure.start < label.end
        and label.start < figure.end
        and figure.value == label.value
        and figure.unit.value == label.unit
        and (figure.direction.value == label.direction or not with_direction)
    )


def _tell(texts: Sequence[Labelled]) -> None:
    groups = dict.fromkeys((one.origin, one.is_held_out) for one in texts)
    for origin, is_held_out in groups:
        chosen = [one for one in texts if (one.origin, one.is_held_out) == (origin, is_held_out)]
        for with_direction in (False, True):
            one = measured(chosen, with_direction=with_direction)
            print(
                f"{origin:4} {'held out' if is_held_out else 'tuned on':8} "
                f"{'with direction' if with_direction else 'number and unit':15} "
                f"texts {len(chosen):3} labelled {one.labelled:3} found {one.found:3} "
                f"precision {one.share_right:.3f} recall {one.share_found:.3f}"
            )


def _tell_misses(texts: Sequence[Labelled]) -> None:
    for one in texts:
        found = figures_in(one.text)
        for label in one.figures:
            if not any(_same(label, figure, with_direction=True) for figure in found):
                print("missed", label.text, label.direction, "|", " ".join(one.text.split()))
        for figure in found:
            if not any(_same(label, figure, with_direction=True) for label in one.figures):
                print("wrong", figure.text, figure.direction.value, "|", figure.sentence)


if __name__ == "__main__":
    every = list(labelled())
    _tell(every)
    if "--misses" in sys.argv:
        _tell_misses([one for one in every if not one.is_held_out])
