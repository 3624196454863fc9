"""What fits in a frame and how sure that is, in words: the first lines of *Prioritering*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from lagesbild import numbers
from lagesbild.numbers import MNKR, Unit
from lagesbild.priorities import JUDGEMENTS, SCALES, RankedProposal, Step
from lagesbild.text import in_words, listed, plural


def position(rows: Sequence[RankedProposal], steps: Sequence[Step]) -> str:
    """How many of the proposals fit in the frame, and whether a single judgement changes that."""
    frame, inside = rows[0].frame, [row for row in rows if row.is_inside]
    if frame is None:
        total = numbers.money(rows[-1].accumulated_cost, MNKR)
        return f"{plural(len(rows), 'förslag', 'förslag')} kostar tillsammans {total} per år. " + (
            "Ingen ram är angiven, så ingenting är innanför eller utanför."
        )
    if len(inside) == len(rows):
        many = "Det enda förslaget" if len(rows) == 1 else f"Alla {in_words(len(rows))} förslag"
        told = f"{many} ryms i ramen {numbers.money(frame, MNKR)}"
        return f"{told}, och {numbers.money(rows[-1].left_of_frame, MNKR)} blir över."
    many = in_words(len(inside)).capitalize() if inside else "Inget"
    told = f"{many} av {in_words(len(rows))} förslag ryms i ramen {numbers.money(frame, MNKR)}."
    return f"{told} {_how_sure(steps)}"


def _how_sure(steps: Sequence[Step]) -> str:
    crossing = {step.proposal for step in steps if step.crosses}
    if crossing:
        return (
            f"Skillnaden är liten: en enda bedömning flyttar gränsen för {in_words(len(crossing))}."
        )
    if any(step.moves_cut for step in steps):
        return "En enda bedömning kan ändra vilka andra förslag som ryms."
    return "Ingen enskild bedömning ändrar vilka som ryms."


def cut(rows: Sequence[RankedProposal]) -> str:
    """Where the frame ends, as the finding of a picture."""
    frame = rows[0].frame
    if frame is None:
        return in_order(rows)
    first_outside = next((row for row in rows if row.is_cut), None)
    if first_outside is None:
        return f"Ramen räcker till alla {in_words(len(rows))} förslag"
    if first_outside.rank == 1:
        return f"Ramen räcker inte till {first_outside.proposal}, som står först"
    return f"Ramen räcker till och med {rows[first_outside.rank - 2].proposal}"


def in_order(rows: Sequence[RankedProposal]) -> str:
    """What the table of proposals is, as its title."""
    return f"{plural(len(rows), 'förslag', 'förslag')} i ordning efter poäng"


def cut_line(row: RankedProposal, unit: Unit) -> str:
    """What stands between the last that fits and the first that does not."""
    missing = numbers.money(abs(row.left_of_frame or Decimal(0)), unit)
    return (
        f"Här tar ramen {numbers.money(row.frame, unit)} slut: det fattas {missing} för nästa "
        "förslag, och det som följer räknas inte in"
    )


def moves(steps: Sequence[Step]) -> list[str]:
    """A sentence for each proposal that a single judgement moves over the cut, and how."""
    crossing = sorted(
        (step for step in steps if step.crosses),
        key=lambda step: (step.rank, step.new_rank, _others(step)),
    )
    return [
        _sentence(list(same))
        for _, same in groupby(crossing, key=lambda step: (step.rank, step.new_rank, _others(step)))
    ]


def _others(step: Step) -> tuple[str, str]:
    return (step.others_in or "", step.others_out or "")


def _sentence(same: Sequence[Step]) -> str:
    """ "Kurs kommer in (plats 3 blir 2) om nyttan bedöms som …. Då faller Dag utanför."."""
    first = same[0]
    does = "ryms" if first.new_is_inside else "faller utanför"
    place = "" if first.rank == first.new_rank else f" (plats {first.rank} blir {first.new_rank})"
    comes, falls = (listed(names.split("; ")) for names in _others(first))
    told = [f"{first.proposal} {does}{place} om {listed(_conditions(same), 'eller')}."]
    if comes:
        told.append(f"Då ryms {comes}{'' if first.new_is_inside else ' i stället'}.")
    if falls:
        told.append(f"Då faller {falls} utanför.")
    return " ".join(told)


def _conditions(same: Sequence[Step]) -> Iterator[str]:
    ordered = sorted(same, key=lambda step: list(JUDGEMENTS).index(step.judgement))
    for step in ordered:
        words = SCALES[step.judgement]
        yield (
            f"{JUDGEMENTS[step.judgement]} bedöms som {words[step.instead]} i stället för "
            f"{words[step.judged]}"
        )
