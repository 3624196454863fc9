"""People sign in at a provider written by others: they see what is theirs, and nobody else does."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    decode_signed_value,
)

from tests.browser.conftest import Serve, free_port, go, serve_copy, settled, violations
from tests.browser.provider import Hop, approve, ask_to_come_in, deny, hop_to, provider
from tests.browser.steps import MOTALA, NORDOST
from tests.sign_in import role_file, written

pytestmark = pytest.mark.browser

CONTROLLER, MEMBER, STRANGER = "anna", "bo", "cilla"
PEOPLE = (
    {"sub": CONTROLLER, "email": "anna@kommun.example", "name": "Anna Åberg"},
    {"sub": MEMBER, "email": "bo@kommun.example", "name": "Bo Ek"},
    {"sub": STRANGER, "email": "cilla@kommun.example", "name": "Cilla Ö"},
)
COOKIE = "_streamlit_user"
COOKIE_SECRET = "ett-slumpat-ord-som-bara-provet-kan-0123456789"
CLIENT_SECRET = "hemligheten-mellan-provet-och-tjansten"
FUTURE = 3600


@dataclass(frozen=True)
class Signed:
    """The product with sign-in, and what stands around it."""

    address: str
    hop: Hop
    log: Path
    said: dict[str, dict[str, Any]] = field(default_factory=dict)

    def cookie(self, page: Page) -> dict[str, Any]:
        """The claims in the browser's sign-in cookie."""
        [kept] = [one for one in page.context.cookies() if one["name"] == COOKIE]
        return json.loads(decode_signed_value(COOKIE_SECRET, COOKIE, kept["value"]))

    def give(self, page: Page, claims: dict[str, Any], secret: str = COOKIE_SECRET) -> None:
        """Put a sign-in cookie with other claims, or signed by another, in the browser."""
        value = create_signed_value(secret, COOKIE, json.dumps(claims)).decode()
        page.context.add_cookies([{"name": COOKIE, "value": value, "url": self.address}])


@pytest.fixture(scope="module")
def signed(
    serve: Serve, demo_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Signed]:
    folder = tmp_path_factory.mktemp("sign-in")
    port = free_port()
    with (
        provider(free_port(), PEOPLE, folder / "provider.log") as at,
        hop_to(at) as (hop, metadata),
    ):
        sign_in = written(
            folder,
            redirect_uri=f"http://127.0.0.1:{port}/oauth2callback",
            cookie_secret=COOKIE_SECRET,
            client_secret=CLIENT_SECRET,
            server_metadata_url=metadata,
            contact="controllerenheten",
        )
        log = folder / "server.log"
        address = serve_copy(
            serve, demo_store, folder, log=log,
            LAGESBILD_PORT=str(port),
            LAGESBILD_SIGN_IN=str(sign_in),
            LAGESBILD_ROLES=str(role_file(folder)),
        )  # fmt: skip
        yield Signed(address, hop, log)


def come_in(page: Page, signed: Signed, who: str, path: str = "/", **choices: str) -> None:
    go(page, f"{signed.address}{path}{'?' if choices else ''}{urlencode(choices)}")
    ask_to_come_in(page)
    approve(page, who)
    page.wait_for_url(f"{signed.address}/**")
    settled(page)


def is_in(page: Page, signed: Signed, who: str, path: str = "/", **changed: Any) -> None:
    """As one who has come in before, by a cookie that says the same, but for what is changed."""
    if who not in signed.said:
        page.context.clear_cookies()  # another may be in
        come_in(page, signed, who)
        signed.said[who] = signed.cookie(page)
    signed.give(page, {**signed.said[who], **changed})
    go(page, f"{signed.address}{path}")


FOLDED = re.compile(r"^\d+ till")


def pages_of(page: Page) -> list[str]:
    """The pages that the menu leads to, on a screen so wide that no part of it is folded away."""
    page.set_viewport_size({"width": 1600, "height": 900})
    # what was folded away on the screen before is unfolded a moment later
    expect(page.get_by_test_id("stTopNavSection").filter(has_text=FOLDED)).to_have_count(0)
    names: list[str] = []
    for section in page.get_by_test_id("stTopNavSection").all():
        section.click()
        expect(page.get_by_role("menuitem").first).to_be_visible()
        names += [text.strip() for text in page.get_by_role("menuitem").all_inner_texts()]
        page.keyboard.press("Escape")
        expect(page.get_by_role("menuitem")).to_have_count(0)
    return names


def is_asked_to_sign_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
    settled(page)
    expect(page.locator(".st-key-valen, .st-key-konto")).to_have_count(0)
    expect(page.get_by_test_id("stTopNav")).to_have_count(0)


def test_a_visitor_sees_the_sign_in_page_at_every_address_and_nothing_else(
    signed: Signed, page: Page
) -> None:
    for path in ("/", "/economy", "/hittepa"):
        go(page, f"{signed.address}{path}")
        is_asked_to_sign_in(page)
    assert violations(page) == []


def test_a_controller_comes_in_and_goes_out(signed: Signed, page: Page) -> None:
    come_in(page, signed, CONTROLLER)
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()
    assert "Läs in" in pages_of(page)
    claims = signed.cookie(page)
    for one in page.context.cookies():
        assert one["sameSite"] == "Lax", one["name"]
        assert one["httpOnly"] == (one["name"] != "_streamlit_xsrf"), one["name"]
        assert one["expires"] <= time.time() + 480 * 60, one["name"]
    page.get_by_test_id("stPopoverButton").click()
    expect(page.get_by_text("Inloggad som controller")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_text("Du är utloggad.")).to_be_visible()
    is_asked_to_sign_in(page)
    assert [one for one in page.context.cookies() if one["name"] == COOKIE] == []
    signed.give(page, claims)  # a copy that someone has kept
    go(page, signed.address)
    is_asked_to_sign_in(page)


def test_a_board_member_sees_no_other_pages_and_no_other_boards(signed: Signed, page: Page) -> None:
    is_in(page, signed, MEMBER, f"/economy?{urlencode({'namnd': NORDOST})}")
    expect(page.get_by_label("Nämnd", exact=True)).to_have_value(MOTALA)
    assert pages_of(page) == [
        "Översikt", "Ärenden", "Årshjul", "Rapporter", "Måluppfyllelse", "Indikator",
        "Uppdrag och fokusområden", "Ekonomi", "Avvikelse", "Prognos",
        "Prognossäkerhet", "Åtgärder", "Budget", "Volymer och placeringar", "Ekonomiskt bistånd",
        "Investeringar och statsbidrag", "Prioritering", "Internkontroll", "Risker", "Utförare",
        "Lagstadgade tider",
    ]  # fmt: skip
    page.get_by_label("Nämnd", exact=True).click()
    expect(page.get_by_role("option")).to_have_text([MOTALA])


def test_the_address_of_a_page_that_is_not_ones_own_shows_the_first(
    signed: Signed, page: Page
) -> None:
    is_in(page, signed, MEMBER, "/upload")
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_where_one_was_going_is_kept_through_the_sign_in(signed: Signed, page: Page) -> None:
    come_in(
        page, signed, CONTROLLER, "/economy",
        namnd=MOTALA, period="aug 2023", enhet="mnkr", avd="54", annat="bort",
    )  # fmt: skip
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    expect(page.get_by_label("Nämnd", exact=True)).to_have_value(MOTALA)
    expect(page.get_by_label("Period", exact=True)).to_have_value("aug 2023")
    expect(page.locator(".st-key-path")).to_contain_text("54 Ordinärt boende")
    assert "annat" not in page.url


def test_a_person_without_a_role_is_told_whom_to_ask(signed: Signed, page: Page) -> None:
    come_in(page, signed, STRANGER)
    expect(page.get_by_role("heading", name="Du har ingen roll")).to_be_visible()
    expect(page.get_by_text("Be controllerenheten om en")).to_be_visible()
    expect(page.locator(".st-key-valen")).to_have_count(0)
    expect(page.get_by_role("button", name="Logga ut")).to_be_visible()


def test_one_who_says_no_at_the_provider_is_not_in(signed: Signed, page: Page) -> None:
    go(page, signed.address)
    ask_to_come_in(page)
    deny(page)
    expect(page.get_by_text("Inloggningen avbröts eller godkändes inte")).to_be_visible()
    is_asked_to_sign_in(page)


def test_a_token_of_another_issuer_is_not_accepted(signed: Signed, page: Page) -> None:
    signed.hop.lies["issuer"] = "https://login.example"
    try:
        come_in(page, signed, CONTROLLER)
    finally:
        signed.hop.lies.clear()
    expect(page.get_by_text("Inloggningen avbröts eller godkändes inte")).to_be_visible()
    is_asked_to_sign_in(page)


def test_a_provider_that_does_not_answer_is_told_of(signed: Signed, page: Page) -> None:
    signed.hop.lies["authorization_endpoint"] = None
    try:
        go(page, signed.address)
        page.get_by_role("button", name="Logga in", exact=True).click()
        expect(page.get_by_text("Inloggningstjänsten svarar inte")).to_be_visible(timeout=15_000)
    finally:
        signed.hop.lies.clear()
    is_asked_to_sign_in(page)


def test_a_sign_in_that_does_not_hold_is_asked_for_again(signed: Signed, page: Page) -> None:
    now = int(time.time())
    for changed, says in (
        ({"iat": now - 480 * 60 - 1}, "Din inloggning har gått ut"),
        ({"iat": now + FUTURE}, "Din inloggning har gått ut"),
        ({"aud": "en-annan-tjanst"}, "Inloggningen avbröts eller godkändes inte"),
        ({"origin": "https://annan.example"}, "Logga in med ditt arbetskonto"),
    ):
        is_in(page, signed, CONTROLLER, "/economy", **changed)
        expect(page.get_by_text(says)).to_be_visible()
        is_asked_to_sign_in(page)


def test_an_open_page_ends_with_its_sign_in(signed: Signed, page: Page) -> None:
    is_in(page, signed, CONTROLLER, "/economy", iat=int(time.time()) - 480 * 60 + 15)
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    page.wait_for_timeout(15_000)
    page.get_by_test_id("stTopNavSection").first.click()
    page.get_by_role("menuitem", name="Översikt").click()
    expect(page.get_by_text("Din inloggning har gått ut")).to_be_visible()
    is_asked_to_sign_in(page)


def test_a_cookie_signed_by_another_is_not_accepted(signed: Signed, page: Page) -> None:
    is_in(page, signed, MEMBER)
    claims = {**signed.said[MEMBER], "email": "anna@kommun.example"}
    signed.give(page, claims, secret="x" * 40)
    go(page, signed.address)
    is_asked_to_sign_in(page)


def upload(signed: Signed, cookie: str, session: str = "a" * 36) -> int:
    """What a file that is sent straight to the server is answered with."""
    where = urlsplit(signed.address)
    token = "2|00000000|0123456789abcdef0123456789abcdef|1700000000"
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    connection.request(
        "PUT", f"/_stcore/upload_file/{session}/{session}",
        body=b"Konto;Belopp\n",
        headers={
            "cookie": f"_streamlit_xsrf={token}; {cookie}",
            "x-xsrftoken": token,
            "content-type": "text/csv",
        },
    )  # fmt: skip
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_whoever_may_load_can_send_a_file(signed: Signed, page: Page) -> None:
    sealed = {}
    for who in (CONTROLLER, MEMBER):
        is_in(page, signed, who)
        said = json.dumps(signed.said[who])
        sealed[who] = f"{COOKIE}={create_signed_value(COOKIE_SECRET, COOKIE, said).decode()}"
    assert upload(signed, "") == 403
    assert upload(signed, f"{COOKIE}=forfalskad") == 403
    assert upload(signed, sealed[MEMBER]) == 403
    assert upload(signed, sealed[CONTROLLER]) == 400  # let through, and no session of that name


def test_no_secret_and_no_token_is_logged(signed: Signed, page: Page) -> None:
    come_in(page, signed, CONTROLLER)
    kept = {one["name"]: one["value"] for one in page.context.cookies()}
    tokens = json.loads(
        decode_signed_value(COOKIE_SECRET, "_streamlit_user_tokens", kept["_streamlit_user_tokens"])
    )
    logged = signed.log.read_text(encoding="utf-8")
    for secret in (COOKIE_SECRET, CLIENT_SECRET, *kept.values(), *tokens.values()):
        assert secret not in logged
