"""Fields that numbers are typed in, the Swedish way."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import streamlit as st

from lagesbild.ui.markdown import plain


def amount(
    label: str,
    key: str,
    parse: Callable[[str], Decimal],
    *,
    unit: str = "kr",
    example: str = "1 234,50",
    value: str = "",
) -> Decimal | None:
    """A field for an amount, with `value` to begin with; None while it is empty or cannot be read,
    which it then says.

    Streamlit's own number field makes 23456 of "2345,6" in an English browser, so the text goes
    through `parse`, which gives an amount or raises ValueError.
    """
    field = st.text_input(plain(f"{label} ({unit})"), value, key=key, placeholder=example)
    typed = (field or "").strip()
    if not typed:
        return None
    try:
        return parse(typed)
    except ValueError:
        st.error(
            f"{plain(label)}: ”{plain(typed)}” går inte att läsa som ett belopp. "
            f"Skriv bara siffror, till exempel {plain(example)}."
        )
        return None
