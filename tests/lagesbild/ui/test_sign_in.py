"""Where one may be led after sign-in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.ui import sign_in


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/economy?namnd=Motala&avd=5", "/economy?namnd=Motala&avd=5"),
        ("/loads", "/loads"),
        ("/", "/"),
        ("/?enhet=tkr&inloggning=nekad&annat=1", "/?enhet=tkr"),
        ("//ond.example/economy", "/economy"),
        ("/auth/logout", "/"),
        ("/__init__", "/"),
        ("/hittepa?namnd=a", "/?namnd=a"),
        ("http://[", "/"),
    ],
)  # fmt: skip
def test_only_a_page_of_ours_and_its_choices_are_kept(address: str, kept: str) -> None:
    assert sign_in.safe_address(address) == kept


@given(
    st.text(st.characters(max_codepoint=0x2FF), max_size=60)
    | st.from_regex(r"(https?:)?//?[a-z./\\?=&%\n@:;\[\]]{0,40}", fullmatch=True)
)
def test_no_address_leads_off_the_site_or_breaks_a_header(address: str) -> None:
    kept = sign_in.safe_address(address)
    parts = urlsplit(kept)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("", "", "")
    assert kept.startswith("/")
    assert not kept.startswith("//")
    assert kept.isascii()
    assert kept.isprintable()
    assert not set(kept) & set(' ";,\\')
    assert set(parse_qs(parts.query)) <= {
        "namnd",
        "period",
        "enhet",
        "avd",
        "enh",
        "ans",
        "grp",
        "kto",
        "visa",
        "org",
        "sok",
    }
    assert sign_in.safe_address(kept) == kept
