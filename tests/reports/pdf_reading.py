"""What a PDF holds, read by pikepdf: its text in order, its tags, its pictures' words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf


@dataclass
class Read:
    """A PDF as somebody else's program sees it."""

    content: bytes
    pdf: pikepdf.Pdf = field(init=False)

    def __post_init__(self) -> None:
        self.pdf = pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def text(self) -> str:
        """All that is written on its pages, in the order that it is drawn, without blanks."""
        return "".join(squeezed(_text_of(page)) for page in self.pdf.pages)

    def tags(self, kind: str = "") -> list[Any]:
        """The structure elements, in order, or those of a kind ("/TH")."""
        found = list(_elements(self.pdf.Root.StructTreeRoot.K))
        return [one for one in found if not kind or kind == one.S]

    @property
    def fonts(self) -> list[Any]:
        """The fonts that are used, with what they are made of."""
        found = {}
        for page in self.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                found[font.objgen] = font
        return list(found.values())

    @property
    def is_whole(self) -> bool:
        return not self.pdf.check_pdf_syntax()


def squeezed(text: str) -> str:
    """Without blanks, signs of no width and hyphens, which lines are broken at."""
    return re.sub(r"[\s\u00a0\u00ad\u200b-]", "", text)


def _elements(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from _elements(one)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        if "/K" in element:
            yield from _elements(element.K)


def _text_of(page: pikepdf.Page) -> str:
    maps = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    shown, named = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                named = maps[str(operands[0])]
            case "Tj":
                shown.append(_decoded(operands[0], named))
            case "TJ":
                shown += [_decoded(one, named) for one in operands[0] if _is_text(one)]
    return "".join(shown)


def _is_text(operand: Any) -> bool:
    return isinstance(operand, pikepdf.String)


def _decoded(text: Any, named: dict[int, str]) -> str:
    codes = bytes(text)
    return "".join(
        named.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2)
    )


def _unicode(font: Any) -> dict[int, str]:
    """What each glyph stands for, from the font's table for those who copy and listen."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(start + code - int(first, 16))
    return found
