"""What the server refuses, hides and says."""

import pytest

from lagesbild import server
from lagesbild.errors import InvalidSetting
from lagesbild.ui import theme


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_this_machine_is_served(address: str) -> None:
    server.require_this_machine(address)


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.168.1.20", "10.0.0.1", "lagesbild.kommun.se", ""]
)
def test_an_address_that_others_reach_is_refused(address: str) -> None:
    with pytest.raises(InvalidSetting, match="utan inloggning svarar servern bara på den här"):
        server.require_this_machine(address)


def test_the_page_is_swedish_and_fetches_our_own_font() -> None:
    page = theme.swedish_page(theme.streamlit_page()).decode("utf-8")
    assert '<html lang="sv">' in page
    assert "<title>Lägesbild</title>" in page
    assert "inter-latin-wght-normal.woff2" in page
    for foreign in ("SourceSans", "Streamlit</title>", "enable JavaScript", "openapi.json"):
        assert foreign not in page
    assert "<script>" not in page


def test_a_page_that_streamlit_words_differently_stops_the_server() -> None:
    with pytest.raises(LookupError, match="expected one"):
        theme.swedish_page(b"<html><head></head></html>")
