"""Rapporter: what a report lacks and holds, what is written in it, and the files it is taken as."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identities import PERSON, spellings
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_hostile_names import Download, taken
from tests.pages.test_variance import MEMBER

__all__ = ["taken"]  # a fixture
MISSING, OUTLINE = "report-missing", "report-outline"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_with(STATES["whole"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def written(page: Seen, chapter: str, words: str) -> Seen:
    """As in a browser, where the form is run by itself with the dialog still open."""
    page.at.session_state["lagesbild-report-chapter"] = chapter
    page = run(page.at)
    page.at.session_state["lagesbild-report-chapter"] = chapter
    [box] = [one for one in page.at.text_area if one.label == "Text"]
    box.set_value(words)
    [button] = [one for one in page.at.button if one.label == "Spara texten"]
    button.click()
    return run(page.at)


def test_the_page_says_what_is_missing_holds_the_outline_and_keeps_what_is_written(
    open_page: Open, desk: Desk, taken: list[Download]
) -> None:
    page = open_page("reports", desk=desk)
    assert page.words[0] == "**Månadsrapport februari 2026 saknar sex delar.**"
    missing = page.tables[MISSING]
    names = [name.replace("\u00a0", " ") for name in missing.names]
    assert dict(zip(names, missing.texts("where"), strict=True)) == {
        "2 avvikelser är inte förklarade: 1 Boende och nämnden totalt": "Avvikelse",
        "Underskott hittills på 0,5 mnkr och prognosens underskott på 6,0 mnkr kräver åtgärder, "
        "och ingen är beslutad": "Åtgärder",
        "2 punkter på Kontroller är inte hanterade": "Kontroller",
        "Perioden februari 2026 är inte stängd": "Kontroller",
        "0 av 24 moment godkända": "Periodens steg",
        "40 000 kr av utfallet står på ansvar som inte är kopplade": "Kodplan",
    }
    outline = page.tables[OUTLINE]
    assert outline.title == "6 av 10 kapitel är med"
    assert outline.text("Ekonomi", "held") == "1 tabell och 2 diagram"
    assert outline.text("Volymer och priser", "held") == "Inte med"
    assert [one.name for one in taken] == [
        f"manadsrapport-motala-202602.{ending}" for ending in ("docx", "pdf", "xlsx")
    ]
    page = written(page, "economy", "Läget är gott.")
    assert page.good_news == ["Texten i Ekonomi är sparad."]
    assert page.tables[OUTLINE].text("Ekonomi", "words") == "Läget är gott."
    assert page.tables[OUTLINE].text("Ekonomi", "held") == "1 tabell, 2 diagram och 1 kommentar"
    page = written(page, "economy", f"Gäller {next(iter(spellings(PERSON).values()))}")
    assert page.warnings[0].startswith("Texten innehåller ett personnummer")
    taken.clear()
    page = open_page("reports", desk=desk, rapport="covering_letter")
    [button] = [one for one in page.at.button if one.label == "Gör hela paketet"]
    button.click()
    run(page.at)
    [package] = [one for one in taken if one.name.endswith(".zip")]
    names = zipfile.ZipFile(io.BytesIO(package.content)).namelist()
    assert len(names) == 6
    assert names[-1] == "tjansteskrivelse-motala-202602.xlsx"


def test_a_board_member_reads_and_takes_home_but_writes_nothing(
    open_page: Open, desk: Desk
) -> None:
    page = open_page("reports", desk=desk, viewer=MEMBER, rapport="covering_letter")
    assert page.words[0] == "**Tjänsteskrivelse februari 2026 saknar elva delar.**"
    assert page.tables[OUTLINE].text("Datum", "held") == "Överst i skrivelsen"
    assert not any(row["link"] for row in page.tables[OUTLINE].rows)
    assert len(page.at.get("download_button")) == 3
