"""The figures in a text: a number with its unit, direction, precision and what it is about (N7).

A pure grammar of how Swedish boards write. It reads any text and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lagesbild.text_figure_words import (
    ABBREVIATED,
    AFTER,
    AMOUNTS_TO,
    BARE_AFTER,
    BARE_BEFORE,
    BEFORE,
    CARRIES,
    CLAUSE,
    COMPENSATED,
    COUNTED,
    COUNTED_BY_WORD,
    FOUND,
    HEDGES,
    LEVEL_TO,
    LIST_NUMBER,
    LONGEST_NUMBER,
    NOT_FIGURES,
    SENTENCE_END,
    TOPICS,
    UNIT_GAP,
    UNITS,
    WORD_NUMBERS,
    B,
    Direction,
    Hedge,
    Topic,
    Unit,
)

HEDGED_SHARE = Decimal("0.05")
"""How far from its number a hedged figure may be: "cirka 200" is 190 to 210."""
LONGEST_SENTENCE = 1_000
LONGEST_WORD = 20  # of the abbreviations that do not end a sentence
_HALF = Decimal("0.5")
_BLANK = "·"
_SIDE = frozenset({Topic.COST, Topic.INCOME, Topic.MONTH})


@dataclass(frozen=True)
class FigureInText:
    """A figure that a sentence states; `start` and `end` are its place in the whole text.

    `offset` is its place in the sentence.

    `value` is in SEK, per cent, percentage points, days or pieces, with a minus where the text has
    one. `low` and `high` are what a fact's size may be for the text to be right, by how exactly it
    is written; `step` is one of its last digit.
    """

    start: int
    end: int
    text: str
    sentence: str
    offset: int
    value: Decimal
    unit: Unit
    direction: Direction
    hedge: Hedge
    step: Decimal
    low: Decimal
    high: Decimal
    about: frozenset[Topic]


@dataclass(frozen=True)
class _Number:
    start: int
    number_end: int
    end: int
    value: Decimal
    spread: Decimal
    sign: int
    unit: Unit
    step: Decimal
    is_signed: bool


def figures_in(text: str) -> list[FigureInText]:
    """Every figure of a text, in order."""
    found: list[FigureInText] = []
    for start, end in sentences(text):
        found += _of_sentence(text[start:end], start)
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends, without blanks around it."""
    places: list[tuple[int, int]] = []
    start = 0
    for stop in SENTENCE_END.finditer(text):
        last = text[max(start, stop.start() - LONGEST_WORD) : stop.start()]
        if stop[0][0] == "." and ABBREVIATED.search(last):
            continue
        places += _pieces(start, stop.end())
        start = stop.end()
    places += _pieces(start, len(text))
    return [
        (first + len(text[first:last]) - len(text[first:last].lstrip()), last)
        for first, last in ((a, a + len(text[a:b].rstrip())) for a, b in places)
        if text[first:last].strip()
    ]


def _pieces(start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut where it is longer than any: reading takes time by the square of it."""
    cuts = [*range(start, end, LONGEST_SENTENCE), end]
    return list(pairwise(cuts))


def _of_sentence(sentence: str, offset: int) -> list[FigureInText]:
    low = _lower(sentence)
    blanked = NOT_FIGURES.sub(_blanked, LIST_NUMBER.sub(_blanked, low))
    numbers = list(_numbers(blanked))
    told: list[FigureInText] = []
    for place, one in enumerate(numbers):
        before = numbers[place - 1].end if place else 0
        after = numbers[place + 1].start if place + 1 < len(numbers) else len(low)
        hedge = _hedge(low[: one.start])
        direction = _direction(low, one, before, after, told)
        lowest, highest = _bounds(one, hedge)
        told.append(
            FigureInText(
                offset + one.start,
                offset + one.end,
                sentence[one.start : one.end],
                sentence,
                one.start,
                one.value * one.sign,
                one.unit,
                direction,
                hedge,
                one.step,
                lowest,
                highest,
                _topics(low, before, one, after),
            )
        )
    return told


def _lower(text: str) -> str:
    """In lower case, each character still in its place: a few have a longer lower case."""
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)


def _blanked(found: re.Match[str]) -> str:
    return _BLANK * len(found[0])


def _numbers(low: str) -> Iterator[_Number]:
    place = 0
    while found := FOUND.search(low, place):
        one = _number(low, found)
        if one is None:
            place = max(found.end("low") if found["low"] else found.end(), place + 1)
            continue
        yield one
        place = one.end


def _number(low: str, found: re.Match[str]) -> _Number | None:
    """The figure that begins where a number was found; None where the number is no figure."""
    if found["word"]:
        return _in_words(low, found)
    first, last, end = _read(found["low"]), _read(found["low"]), found.end("low")
    united = _unit(low, end)
    written = found["low"]
    if found["high"] and united is None:
        united = _unit(low, found.end("high"))
        if _is_range(low, found):
            last, end, written = _read(found["high"]), found.end("high"), found["high"]
        elif united is not None:
            united = (end, *united[1:])  # from 3 to 4 mnkr: the first has the unit of the second
    if first is None or last is None:
        return None
    counted = None if united else _counted(low, found.start("low"), end)
    if united is None and counted is None:
        return None
    stop, unit, scale = united or (counted or end, Unit.COUNT, 1)
    sign = (found["sign"] or "").strip()
    return _Number(
        start=found.start(),
        number_end=end,
        end=stop,
        value=(first + last) / 2 * scale,
        spread=abs(last - first) / 2 * scale,
        sign=-1 if sign in {"-", "−", "–", "minus"} else 1,
        unit=unit,
        step=_step(written) * scale,
        is_signed=bool(sign),
    )


def _in_words(low: str, found: re.Match[str]) -> _Number | None:
    """ "tre procent", "en halv miljon", "åtta barn"; other things are counted in words as well."""
    value = Decimal(WORD_NUMBERS[found["word"]])
    united = _unit(low, found.end())
    if united is None:
        gap = UNIT_GAP.match(low, found.end())
        people = COUNTED_BY_WORD.match(low, gap.end() if gap else found.end())
        if people is None or value <= 1:
            return None
        united = (people.end(), Unit.COUNT, 1)
    end, unit, scale = united
    if (unit is Unit.SEK and scale == 1) or (unit is Unit.DAYS and value <= 1):
        return None  # "en krona", "en dag"
    step = Decimal(1) if value == value.to_integral() else Decimal("0.1")
    return _Number(
        start=found.start(),
        number_end=found.end(),
        end=end,
        value=value * scale,
        spread=Decimal(0),
        sign=1,
        unit=unit,
        step=step * scale,
        is_signed=False,
    )


def _read(digits: str) -> Decimal | None:
    """A number as it is written; None when it is longer than any figure."""
    plain = re.sub(B, "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    return Decimal(plain) if len(plain) <= LONGEST_NUMBER and plain.isascii() else None


def _step(digits: str) -> Decimal:
    """One of the last digit: a tenth of "8,5", one of "1.250"."""
    whole, mark, decimals = re.sub(B, "", digits).rpartition("," if "," in digits else ".")
    if not mark or (
        mark == "." and re.fullmatch(r"\d{1,3}(?:\.\d{3})*", whole) and len(decimals) == 3
    ):
        return Decimal(1)
    return Decimal(1).scaleb(-len(decimals))


def _unit(low: str, place: int) -> tuple[int, Unit, int] | None:
    """Where the unit that follows ends, what it is, and how many of it the word means."""
    gap = UNIT_GAP.match(low, place)
    start = gap.end() if gap else place
    for pattern, unit, scale in UNITS:
        if found := pattern.match(low, start):
            return found.end(), unit, scale
    return None


def _is_range(low: str, found: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one figure: "15–20 mnkr", "mellan 3 och 4 mnkr"."""
    before = low[: found.start()].rstrip()
    joint = found["joint"].strip()
    if joint == "och":
        return before.endswith("mellan")
    return not before.endswith("från")


def _counted(low: str, start: int, end: int) -> int | None:
    """Where what is counted ends, or the number itself where a level is told; None for neither."""
    if found := COUNTED.match(low, end):
        return found.end()
    told = BARE_BEFORE.search(low[:start]) or re.search(r"\d\s\($", low[:start])
    return end if told and BARE_AFTER.match(low, end) else None


def _hedge(before: str) -> Hedge:
    return next((hedge for words, hedge in HEDGES if words.search(before)), Hedge.NONE)


def _bounds(one: _Number, hedge: Hedge) -> tuple[Decimal, Decimal]:
    """What a fact's size may be: as docs/text_figures.md says."""
    half = one.step * _HALF
    share = one.value * HEDGED_SHARE
    lowest, highest = one.value - one.spread, one.value + one.spread
    if hedge is Hedge.ABOUT:
        wide = max(one.step, share)
        return lowest - wide, highest + wide
    if hedge is Hedge.OVER:
        return lowest, highest + max(half, share)
    if hedge is Hedge.UNDER:
        return lowest - max(half, share), highest
    return lowest - half, highest + half


def _direction(
    low: str, one: _Number, previous_end: int, next_start: int, told: Sequence[FigureInText]
) -> Direction:
    """Which way the text says that it goes: by sign, by what follows, by what stands before."""
    if one.is_signed:
        worse = low[one.start] in "-−–m"
        if one.unit is Unit.SEK:
            return Direction.DEFICIT if worse else Direction.SURPLUS
        return Direction.LESS if worse else Direction.MORE
    tail = low[one.number_end if one.unit is Unit.COUNT else one.end : next_start]
    for words, direction in AFTER:
        if words.match(tail):
            return direction
    if said := _said_before(low, one.start, previous_end):
        return said
    between = low[previous_end : one.start]
    if told and CARRIES.search(between) and not LEVEL_TO.search(between):
        same = told[-1].unit is one.unit or "motsvarande" in between or "(" in between
        if same and not CLAUSE.search(between.replace(", motsvarande", " motsvarande")):
            return told[-1].direction
    return Direction.NONE


def _said_before(low: str, start: int, previous_end: int) -> Direction | None:
    """The direction of the nearest word before that can be of this figure and not of the last."""
    candidates = sorted(
        (
            (found.end(), found.start(), direction, is_noun)
            for words, direction, is_noun in BEFORE
            for found in words.finditer(low, previous_end, start)
        ),
        reverse=True,
    )
    for end, begin, direction, is_noun in candidates:
        between = low[end:start]
        leads_to = LEVEL_TO.search(between) and not AMOUNTS_TO.search(between)
        if is_noun:
            judged = direction in (Direction.DEFICIT, Direction.SURPLUS)
            if ";" in between or (leads_to and not judged and "till" in between):
                continue
            if not judged and COMPENSATED.search(low[previous_end:begin] + between):
                continue
        elif leads_to or CLAUSE.search(between):
            continue
        return direction
    return None


def _topics(low: str, previous_end: int, one: _Number, next_start: int) -> frozenset[Topic]:
    """What it is about by its own part of the sentence, or else by all that stands before."""
    end = one.end + len(CLAUSE.split(low[one.end : next_start], 1)[0])
    own = _told_of(low[previous_end:end])
    return own if own - _SIDE else own | _told_of(low[:end])


def _told_of(words: str) -> frozenset[Topic]:
    found = {topic for pattern, topic in TOPICS if pattern.search(words)}
    return frozenset(found - {Topic.BUDGET} if Topic.VARIANCE in found else found)
