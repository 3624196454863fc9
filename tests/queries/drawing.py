"""The draw of a sample as docs/sampling.md tells it, step by step and without SQL."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """A row of a population: its key, its load and its amount in öre."""

    key: str
    load: int
    ore: int

    @property
    def weight(self) -> int:
        return abs(self.ore)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def random(items: Sequence[Item], seed: str, size: int) -> list[Item]:
    return sorted(items, key=lambda one: _ticket(one, seed))[:size]


def monetary(items: Sequence[Item], seed: str, size: int) -> list[tuple[Item, int]]:
    """The rows that are met, with how many times; every unit is looked at."""
    step = max(sum(one.weight for one in items) // size, 1)
    start = 1 + int(sha256(f"{seed}|start")[:15], 16) % step
    drawn, reached = [], 0
    for one in sorted(items, key=lambda one: (one.key, one.load)):
        units = range(reached + 1, reached + one.weight + 1)
        reached += one.weight
        hits = sum((unit - start) % step == 0 and unit >= start for unit in units)
        if hits or size >= len(items):
            drawn.append((one, hits))
    return drawn


def stratified(items: Sequence[Item], seed: str, size: int, wanted: int) -> list[tuple[Item, int]]:
    """The rows that are drawn, with the stratum of each."""
    strata: dict[int, list[Item]] = {}
    for one in items:
        strata.setdefault(_stratum(one, items, wanted), []).append(one)
    largest_first = sorted(strata, reverse=True)
    quota = {each: int(place < size) for place, each in enumerate(largest_first)}
    left = min(size, len(items)) - sum(quota.values())
    pool = {each: len(strata[each]) - quota[each] for each in strata}
    if left:
        whole = sum(pool.values())
        by_remainder = sorted(strata, key=lambda each: (-(left * pool[each] % whole), -each))
        for each in strata:
            quota[each] += left * pool[each] // whole
        for each in by_remainder[: min(size, len(items)) - sum(quota.values())]:
            quota[each] += 1
    return [
        (one, each) for each in sorted(strata) for one in random(strata[each], seed, quota[each])
    ]


def _ticket(one: Item, seed: str) -> tuple[str, str, int]:
    return sha256(f"{seed}|{one.key}"), one.key, one.load


def _stratum(one: Item, items: Sequence[Item], wanted: int) -> int:
    whole = sum(other.weight for other in items)
    reached = sum(other.weight for other in items if other.weight <= one.weight)
    return (reached - 1) * wanted // whole + 1 if reached else 1
