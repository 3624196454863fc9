"""Splitting whole numbers so that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` in proportion to `weights` (not negative, not all zero); the parts sum to it.

    What whole numbers leave over goes to the parts that lost most by rounding, in order.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError(f"Cannot spread over {weights}")
    parts = [total * weight // whole for weight in weights]
    lost = [total * weight % whole for weight in weights]
    left = total - sum(parts)
    for index in sorted(range(len(weights)), key=lambda place: -lost[place])[:left]:
        parts[index] += 1
    return parts
