"""How large amounts can be: whoever sends larger ones has made a mistake."""

from __future__ import annotations

from decimal import Decimal

LARGEST_SUM = Decimal(10) ** 13
"""SEK in one file: several times what all of Sweden's municipalities and regions turn over."""

LARGEST_ROW = Decimal(20_000_000_000)
"""SEK on one row: more than one can be of any municipality's year."""
