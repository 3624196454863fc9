"""Rapporter: freezing the month, opening it as it was, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import LEDGER, STATES, Open
from tests.pages.seen import Seen, plain, run
from tests.pages.test_variance import MANAGER, MEMBER

CORRECTED = LEDGER.replace("11000000,00", "11500000,00")
REASON = "Nämndens möte, § 34"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to freeze in."""
    desk = desk_with(STATES["whole"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def freeze(page: Seen, reason: str, *, sure: bool = True) -> Seen:
    [field] = [one for one in page.at.text_area if one.label == "Skäl"]
    field.set_value(reason)
    [box] = [one for one in page.at.checkbox if one.label.startswith("Rapporten ska frysas")]
    box.set_value(sure)
    [button] = [one for one in page.at.button if one.label.startswith("Frys rapporten")]
    button.click()
    return run(page.at)


def opened(page: Seen, version: str = "1") -> Seen:
    page.at.session_state["lagesbild-frozen-round"] = version
    return run(page.at)


def test_a_month_is_frozen_opened_as_it_was_and_compared(open_page: Open, desk: Desk) -> None:
    page = open_page("reports", desk=desk)
    assert "frozen-rounds" not in page.tables
    page = freeze(page, REASON, sure=False)
    assert page.at.warning[0].value == "Kryssa i rutan för att frysa rapporten."
    page = freeze(page, " ")
    assert page.at.warning[0].value.startswith("Skriv varför rapporten fryses")
    page = freeze(page, REASON)
    assert page.at.success[0].value == "Rapporten för februari 2026 är fryst, version 1."
    table = page.tables["frozen-rounds"]
    assert (table.names, table.text("1, gäller", "reason")) == (["1, gäller"], REASON)
    page = opened(page)
    assert "**Ingenting har ändrats sedan rapporten frystes.**" in page.words
    assert "frozen-figures" not in page.tables

    desk.loaded("rättad.csv", CORRECTED)
    page = opened(open_page("reports", desk=desk, viewer=MEMBER))
    assert not [one for one in page.at.button if one.label.startswith("Frys rapporten")]
    [headline] = [text for text in page.words if text.startswith("**Ändrat sedan rapporten")]
    assert headline.endswith("1 inläsning.**")
    figures = page.tables["frozen-figures"]
    [place] = [
        number
        for number, (name, column) in enumerate(
            zip(figures.names, figures.texts("column"), strict=True)
        )
        if name == "1 Boende" and column == "Ackumulerat jan–feb 2026, utfall"
    ][:1]
    assert [plain(figures.texts(key)[place]) for key in ("then", "now", "difference", "by")] == [
        "−33 000 000,00 kr", "−33 500 000,00 kr", "−500 000,00 kr", "rättad.csv",
    ]  # fmt: skip
    loads = page.tables["frozen-loads"]
    assert plain(loads.texts("change")[0]) == "+500 000,00 kr"
    labels = [one.proto.label for one in page.at.get("download_button")]
    assert "Månadsrapport februari 2026 (PDF)" in labels


def test_a_manager_of_departments_is_shown_nothing_of_it(open_page: Open, desk: Desk) -> None:
    page = opened(open_page("reports", desk=desk, viewer=MANAGER))
    assert not page.at.exception
    assert "Fryst rapport" not in [one.value for one in page.at.subheader]
