"""Amounts that are a range: "2–2,5 mnkr", "ca 1,3-1,7 mnkr", or one amount with its unit."""

from __future__ import annotations

import re

_ABOUT = re.compile(
    r"^\s*(?:ca|c:a|cirka|omkring|drygt|knappt|upp till|minst|~)\.?\s*", re.IGNORECASE
)
_UNIT = re.compile(r"[a-zåäö][a-zåäö ]*\.?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=\d)\s*(?:[-−–—]|till|och)\s*(?=\d)", re.IGNORECASE)


def ends(text: str) -> tuple[str, ...]:
    """The amounts that a cell states, as they stand: one, or the low and the high of a range."""
    bare = _UNIT.sub("", _ABOUT.sub("", " ".join(text.split()))).strip()
    parts = tuple(_BETWEEN.split(bare))
    return parts if len(parts) <= 2 else (bare,)
