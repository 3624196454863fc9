"""Prognos: a forecast that is entered and adopted there, and what the other pages say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading import Desk, settings_in, store_in_memory
from tests.pages.conftest import BUDGET, FORECAST, PLANS, STEADY, Open
from tests.pages.seen import Seen, plain, run
from tests.pages.test_loads import opened, pressed

APRIL = 202604  # a month in which the board adopts
OPENS = "Fastställ prognos per april 2026"
UNTIL_APRIL = STEADY + "".join(
    line.replace("202602", month)
    for month in ("202603", "202604")
    for line in STEADY.splitlines(keepends=True)
    if line.startswith("202602")
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """16 000 000 net every month to April, and a forecast of 270 000 000 adopted in February."""
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    desk = Desk(store_in_memory(settings), settings, tmp_path)
    files = {"budget.csv": BUDGET, "huvudbok.csv": UNTIL_APRIL, "prognos.csv": FORECAST}
    for name, content in {**PLANS, **files}.items():
        desk.loaded(name, content)
    yield desk
    desk.store.close()


def adopted(page: Seen, reason: str, **tkr: str) -> Seen:
    """The page when its dialog has been filled in, which a browser keeps open by itself."""
    [opens] = [one for one in page.at.button if one.label == OPENS]
    opens.click()
    page = run(page.at)
    for department, amount in tkr.items():
        [field] = [one for one in page.at.text_input if one.label.startswith(department)]
        field.set_value(amount)
    page.at.text_area[0].set_value(reason)
    for label in (OPENS, "Fastställ"):
        [button] = [one for one in page.at.button if one.label == label]
        button.click()
    return run(page.at)


def card_of_overview(open_page: Open, desk: Desk) -> tuple[str, str, str]:
    """The figure of the adopted forecast, its variance against budget, and its note."""
    card = open_page("overview", desk=desk, period=APRIL).cards["Fastställd prognos 2026"]
    return plain(card["figure"]), plain(card["variance"]["text"]), plain(card["note"])


def test_the_overview_follows_a_forecast_that_is_entered_and_one_that_is_undone(
    open_page: Open, desk: Desk
) -> None:
    # 270 000 against a budget of 264 000.
    before = ("−270 000 tkr", "−6 000 tkr", "Årets första prognos.")
    assert card_of_overview(open_page, desk) == before

    page = open_page("forecast", desk=desk, period=APRIL)
    page = adopted(page, "Färre platser", Boende="-180 000", Stöd="-82 500")
    assert page.good_news == ["Prognosen för 2026 är fastställd per april 2026."]
    # 262 500: 1 500 less than budget, 7 500 less than in February.
    after = ("−262 500 tkr", "+1 500 tkr", "+7 500 tkr sedan förra prognosen")
    assert card_of_overview(open_page, desk) == after

    history = open_page("loads", desk=desk).tables["history"]
    entered = int(history.names[0].split()[0])
    pressed(opened(open_page("loads", desk=desk), entered), entered, "Ångra inläsningen")
    assert card_of_overview(open_page, desk) == before
    pressed(opened(open_page("loads", desk=desk), entered), entered, "Låt inläsningen gälla igen")
    assert card_of_overview(open_page, desk) == after
