"""The page that everything is shown in: its language, name, assets and colours."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from lagesbild.charts import colours
from lagesbild.charts.colours import Palette

NAME = "Lägesbild"
ASSETS = Path(__file__).parent / "assets"
LOGO = ASSETS / "logo.svg"
MARK = ASSETS / "mark.svg"

_NO_SCRIPT = "Lägesbild behöver JavaScript. Slå på det i webbläsaren och läs in sidan igen."
_FONT = "/assets/fonts/inter-latin-wght-normal.woff2"

# What Streamlit's page has and what ours has instead.
_CHANGES = (
    (r'<html lang="en">', '<html lang="sv">'),
    (r"<title>Streamlit</title>", f"<title>{NAME}</title>"),
    (r'href="\./favicon\.png"', 'type="image/svg+xml" href="/assets/mark.svg"'),
    (r'href="\./static/media/SourceSans[^"]+"', f'href="{_FONT}"'),
    (r"You need to enable JavaScript to run this app\.", _NO_SCRIPT),
    # An interface for programs, which is switched off here, and a flag for search engines.
    (r"<!--\s+Machine-readable pointer.*?-->\s*<link[^>]+>", ""),
    (r"<!-- initialize window\.prerenderReady.*?</script>", ""),
    (r"<p>\s+Reading this without a browser\?.*?(?=</noscript>)", ""),
    # The pages lie at the root: else Streamlit's script asks for the server beneath each page too.
    # Both must be there before Streamlit's script.
    (
        r"<head>",
        '<head><script src="/assets/root.js"></script><script src="/assets/steps.js"></script>',
    ),
    (
        r"</head>",
        '<link rel="stylesheet" href="/assets/shell.css">'
        '<script defer src="/assets/sv.js"></script>'
        '<script defer src="/assets/print.js"></script></head>',
    ),
)


def set_up(title: str) -> None:
    """Name the browser's tab after the page, and let pages use the window's width."""
    st.set_page_config(f"{title} – {NAME}", page_icon=MARK, layout="wide")
    st.logo(LOGO, size="large")


def palette() -> Palette:
    """The colours of the theme that this viewer's browser shows."""
    return colours.dark() if st.context.theme.type == "dark" else colours.light()


def streamlit_page() -> bytes:
    """The page that Streamlit would answer every address with."""
    return (Path(st.__file__).parent / "static" / "index.html").read_bytes()


def swedish_page(original: bytes) -> bytes:
    """`original` as ours. A Streamlit that words it differently stops the server, not the words."""
    page = original.decode("utf-8")
    for pattern, replacement in _CHANGES:
        page, found = re.subn(pattern, replacement, page, flags=re.DOTALL)
        if found != 1:
            raise LookupError(f"Streamlit's page has {found} of {pattern!r}, expected one")
    return page.encode("utf-8")
