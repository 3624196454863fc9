"""Text from files and people, shown letter for letter wherever Streamlit would read Markdown.

Streamlit reads Markdown in every label, message and title: a name from a file could become a link,
a picture fetched from another host, an icon, a formula or coloured text. What is data goes through
`plain`; tests/architecture/test_markdown.py finds the places where it does not.
"""

from __future__ import annotations

import re
from typing import NewType

Markdown = NewType("Markdown", str)
"""Text in which everything that is data has been through `plain`."""

UNSEEN = "\u2060"
"""A word joiner: no width and no line break. It keeps apart what is read after escapes are gone."""

_BLANKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|$~&]")
_BEGINS_A_BLOCK = re.compile(r"^(\d{0,9})(?=[-+=#.)])")
# Icons, emoji and directives (:red[…]), symbols (->) and addresses are looked for in the text that
# is left when backslashes are gone.
_AFTER_ESCAPES = re.compile(
    r"""
      (?<=:)(?=[^\W\d]|[+\-/]|\d\w*:)   # :red[…]  :material/x:  :100:  https://
    | (?<=www)(?=\.) | (?=@)            # www.…  someone@…
    | (?<=(?<!\S)[<>~-])(?=[-=>])       # ->  <-  --  >=
    """,
    re.IGNORECASE | re.VERBOSE,
)


def plain(text: str) -> Markdown:
    """`text` on one line, as Markdown that shows it as it stands and does nothing."""
    line = _BLANKS.sub(" ", text).strip(" ")
    parted = _AFTER_ESCAPES.sub(UNSEEN, line)
    return Markdown(_BEGINS_A_BLOCK.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", parted)))
