"""What the server refuses, hides and says."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from lagesbild import health, server
from lagesbild.access import open_store
from lagesbild.entrance import Entrance
from lagesbild.errors import InvalidSetting
from lagesbild.store import migrations
from lagesbild.ui import frame, theme, visit
from tests.loading import Desk, settings_in
from tests.sign_in import HOST, entrance_of


@pytest.fixture
def entrance(tmp_path: Path) -> Entrance:
    """Sign-in for visitors who come to HOST by https."""
    return entrance_of(tmp_path)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_this_machine_is_served(address: str) -> None:
    server.require_reachable(address, None, [])


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.168.1.20", "10.0.0.1", "lagesbild.kommun.se", ""]
)
def test_an_address_that_others_reach_is_refused_without_sign_in(address: str) -> None:
    with pytest.raises(InvalidSetting, match="utan inloggning svarar servern bara på den") as said:
        server.require_reachable(address, None, [])
    assert "LAGESBILD_SIGN_IN" in str(said.value)


def test_names_for_others_are_refused_without_sign_in() -> None:
    with pytest.raises(InvalidSetting, match="eller ta bort LAGESBILD_HOSTS"):
        server.require_reachable("127.0.0.1", None, [HOST])


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.20", "127.0.0.1"])
def test_others_are_served_with_sign_in_by_the_name_that_they_use(
    address: str, entrance: Entrance
) -> None:
    server.require_reachable(address, entrance, ["intern.example", HOST])
    for hosts in ([], ["annan.example"]):
        with pytest.raises(InvalidSetting, match=f"Sätt LAGESBILD_HOSTS till {HOST}"):
            server.require_reachable(address, entrance, hosts)


def test_sign_in_may_be_tried_on_this_machine_without_names(tmp_path: Path) -> None:
    local = entrance_of(tmp_path, redirect_uri="http://localhost:8501/oauth2callback")
    server.require_reachable("127.0.0.1", local, [])
    with pytest.raises(InvalidSetting, match="LAGESBILD_HOSTS"):
        server.require_reachable("0.0.0.0", local, [])


@pytest.mark.parametrize("host", ["*", "*.kommun.example", "https://a.example", "a.example:443"])
def test_a_name_that_is_no_name_is_refused(host: str, entrance: Entrance) -> None:
    with pytest.raises(InvalidSetting, match="Skriv bara värdnamn"):
        server.require_reachable("0.0.0.0", entrance, [host, HOST])


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


def health_of(desk: Desk) -> tuple[int, dict[str, str]]:
    frame.serve_from(desk.store)
    answer = asyncio.run(health.answer(Request({"type": "http"})))
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, json.loads(answer.body)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(frame, "_SERVED", [])
    settings = settings_in(tmp_path / "local")
    desk = Desk(open_store(settings), settings, tmp_path)
    yield desk
    desk.store.close()


def test_the_health_address_tells_no_secrets(served: Desk) -> None:
    status, told = health_of(served)
    assert status == 200
    assert told.pop("version") == health.version()
    assert told.pop("migration") in {step.stem for step in migrations.steps()}
    assert told == {"status": "ok", "store": "ok"}


def test_the_health_address_answers_a_supervisor_that_has_not_signed_in(
    served: Desk, entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "_SERVED", [entrance])
    status, told = health_of(served)
    assert (status, told["store"]) == (200, "ok")


def test_a_store_that_does_not_answer_is_told_with_503(served: Desk) -> None:
    served.store._database._connection.close()
    status, told = health_of(served)
    assert (status, told["status"], told["store"]) == (503, "unwell", "unreachable")
    assert told["migration"] is None
