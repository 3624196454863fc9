"""A report says what its sources give, lists what it lacks, and is the same for the same store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from lagesbild import explanations
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.periods import Period
from lagesbild.report_templates import Kind, template_of
from lagesbild.reports import composing, report_findings, texts
from lagesbild.reports.content import (
    Chapter,
    ChartPart,
    Comment,
    Form,
    Paragraph,
    Report,
    TablePart,
)
from lagesbild.reports.control_chapters import HIDDEN
from lagesbild.reports.desk import Desk as Writing
from tests.loading import BOARD, Desk, desk_with, settings_in
from tests.reports.asked_again import unlike
from tests.reports.small import FILES, february

Small = Callable[[Kind], Report]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The small board, for tests that only read."""
    folder = tmp_path_factory.mktemp("small")
    desk = desk_with(FILES, settings_in(folder / "local"), folder)
    yield desk
    desk.store.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    """The small board, for tests that write."""
    desk = desk_with(FILES, settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture(scope="module")
def small(kept: Desk) -> Small:
    """Its report of a kind, composed once."""
    return cache(lambda kind: composed(kept, kind))


def composed(desk: Desk, kind: Kind = Kind.MONTHLY, view: View | None = None) -> Report:
    return composing.report(desk.store.reader(desk.person), view or february(desk), kind)


def table(report: Report, key: str) -> TablePart:
    return next(one for one in report.tables if one.key == key)


def chapter(report: Report, key: str) -> Chapter:
    return next(one for one in report.chapters if one.key == key)


def cells(part: TablePart, column: str) -> dict[str, object]:
    place = [one.key for one in part.table.columns].index(column)
    return {str(row.cells[0]): row.cells[place] for row in part.table.rows}


@pytest.mark.parametrize("kind", [Kind.MONTHLY, Kind.ANNUAL, Kind.PLAN_FOLLOWUP])
def test_every_figure_is_what_its_source_gives_when_asked_again(
    kept: Desk, small: Small, kind: Kind
) -> None:
    report = small(kind)
    assert unlike(report, reader=kept.store.reader(kept.person)) == []
    assert [one.number for one in report.sources] == list(range(1, len(report.sources) + 1))
    assert all(one.loads for one in report.sources)


@pytest.mark.parametrize("kind", [Kind.MONTHLY, Kind.PLAN_FOLLOWUP])
def test_the_same_store_gives_the_same_report(kept: Desk, small: Small, kind: Kind) -> None:
    assert composed(kept, kind) == small(kind)


def test_the_board_table_sums_to_the_ore_and_says_what_follows(small: Small) -> None:
    """Boende spent 33 of 30 million, Stöd 11,5 of 14, and 40 000 kr stand on an unknown code."""
    part = table(small(Kind.MONTHLY), "board-table")
    assert cells(part, "variance_ytd") == {
        "1 Boende": Decimal("-3000000.00"), "Ej kopplat": Decimal("-40000.00"),
        "2 Stöd": Decimal("2500000.00"), "Nettokostnad": Decimal("-540000.00"),
    }  # fmt: skip
    assert set(part.summed) >= {"actual_ytd", "budget_ytd", "variance_ytd", "adopted_forecast"}
    assert [one.column for one in part.differences] == ["variance_ytd", "forecast_variance"]
    assert part.comprises(3) == (0, 1, 2)


def test_a_total_of_sections_sums_the_sums_of_sections(small: Small) -> None:
    part = table(small(Kind.MONTHLY), "account-groups")
    rows = part.table.rows
    sums = [at for at, row in enumerate(rows) if row.is_total]
    assert [rows[at].cells[0] for at in sums] == ["Intäkter", "Kostnader", "Nettokostnad"]
    assert part.comprises(sums[-1]) == tuple(sums[:-1])
    assert [rows[at].cells[0] for at in part.comprises(sums[0])] == ["Taxor och avgifter"]


def test_the_way_to_the_forecast_with_actions_begins_and_ends_with_them(small: Small) -> None:
    """270 million net is adopted, and what is decided gives 4 million of the months left."""
    [way] = [one for one in small(Kind.MONTHLY).charts if one.key == "actions-way"]
    assert way.form is Form.BRIDGE
    [steps] = way.table.series
    assert dict(zip(way.table.names, steps.amounts, strict=True)) == {
        "Prognos": Decimal(-270_000_000), "Färre köpta platser": Decimal(3_600_000),
        "Vakanser": Decimal(400_000), "Med åtgärder": Decimal(-266_000_000),
    }  # fmt: skip


def test_what_is_missing_is_told_in_words_with_where_it_is_mended(small: Small) -> None:
    told = {one.what: one.where for one in small(Kind.MONTHLY).missing}
    assert told == {
        "2 avvikelser är inte förklarade: 1 Boende och nämnden totalt": "Avvikelse",
        "Underskott hittills på 0,5\u00a0mnkr och prognosens underskott på 6,0\u00a0mnkr kräver "
        "åtgärder: 2,0\u00a0mnkr är kvar att hitta": "Åtgärder",
        "2 punkter på Kontroller är inte hanterade": "Kontroller",
        "Perioden februari 2026 är inte stängd": "Kontroller",
        "0 av 24 moment godkända": "Periodens steg",
        "40\u00a0000\u00a0kr av utfallet står på ansvar som inte är kopplade": "Kodplan",
    }
    assert (
        report_findings.position(small(Kind.MONTHLY))
        == "Månadsrapport februari 2026 saknar sex delar"
    )
    followed = {one.what for one in small(Kind.PLAN_FOLLOWUP).missing}
    assert followed == {
        "1 av 4 indikatorer saknar värde", "2 punkter på Kontroller är inte hanterade",
        "Perioden februari 2026 är inte stängd", "0 av 24 moment godkända",
    }  # fmt: skip


def test_a_chapter_without_data_is_left_out_and_missing_where_it_is_asked_for(
    tmp_path: Path,
) -> None:
    few = {name: FILES[name] for name in ("organisation.csv", "kontoplan.csv", "risker.csv")}
    desk = desk_with(few, settings_in(tmp_path / "local"), tmp_path)
    report = composed(desk, Kind.PLAN_FOLLOWUP)
    assert [one.key for one in report.chapters] == ["risks"]
    asked_for = [one.what for one in report.missing if one.what.startswith("Kapitlet")]
    assert asked_for == [
        "Kapitlet ”Mål och indikatorer” saknas: målplanen är inte inläst",
        "Kapitlet ”Internkontroll” saknas: internkontrollplanen är inte inläst",
    ]
    desk.store.close()


def test_a_report_never_has_a_number_that_points_somebody_out(small: Small) -> None:
    """So few are placed, and wait for what was decided: a controller sees it, a document not."""
    report = small(Kind.FOUR_MONTH)
    assert not [one for one in report.chapters if one.key == "placements"]
    carried_out = table(report, "clock-carried_out").table
    assert HIDDEN in {cell for row in carried_out.rows for cell in row.cells}


def test_what_is_explained_and_written_stands_in_the_report(own: Desk) -> None:
    view = february(own)
    before = composed(own).as_of
    cause = explanations.rules_of(view.board).causes[0]
    with own.store.change(own.person) as change:
        explanations.explain(change, view, WHOLE_BOARD, cause, "Fler dygn.", Decimal(-540_000))
        texts.write(change, view, Kind.MONTHLY, "economy", "Ett gott läge.\n\nTrots allt.")
        texts.write(change, view, Kind.MONTHLY, "forecast", "Bort.")
    with own.store.change(own.person) as change:
        texts.write(change, view, Kind.MONTHLY, "forecast", " ")
    report = composed(own)
    told = chapter(report, "variances").parts
    assert Comment(f"Socialnämnden: {cause}", "Fler dygn.") in told
    assert cells(table(report, "explained"), "cause")["Nettokostnad"] == cause
    assert chapter(report, "economy").parts[-1] == Comment(
        "Kommentar", "Ett gott läge.\n\nTrots allt."
    )
    assert not [one for one in chapter(report, "forecast").parts if isinstance(one, Comment)]
    assert "1 avvikelse är inte förklarad: 1 Boende" in [one.what for one in report.missing]
    assert report.as_of > before


def test_a_covering_letter_holds_what_is_written_in_its_order(own: Desk) -> None:
    view = february(own)
    empty = composed(own, Kind.COVERING_LETTER)
    assert empty.chapters == empty.sources == empty.basis == empty.particulars == ()
    assert {one.what for one in empty.missing if one.where == "Rapporter"} == {
        *(f"Texten ”{name}” är inte skriven" for name in ("Förslag till beslut", "Ärendet",
          "Beredning", "Konsekvenser", "Beslutsunderlag", "Bilagor")),
        "Datum saknas", "Diarienummer saknas", "Handläggare saknas",
    }  # fmt: skip
    with own.store.change(own.person) as change:
        for key, words in (
            ("matter", "Nämnden ska få rapport."),
            (
                "proposal",
                "Nämnden beslutar\n- att godkänna rapporten\n- att lägga den till handlingarna",
            ),
            ("officer", "Controller"),
            ("registration", "SN 2026/1"),
        ):
            texts.write(change, view, Kind.COVERING_LETTER, key, words)
    report = composed(own, Kind.COVERING_LETTER)
    assert [one.heading for one in report.chapters] == ["Förslag till beslut", "Ärendet"]
    assert report.particulars == (("Diarienummer", "SN 2026/1"), ("Handläggare", "Controller"))
    first, bullets = report.chapters[0].parts
    assert first == Paragraph("Nämnden beslutar")
    assert bullets.lines == ("att godkänna rapporten", "att lägga den till handlingarna")


def test_an_empty_board_has_a_report_that_lacks_everything(
    tmp_path: pytest.TempPathFactory,
) -> None:
    desk = desk_with({}, settings_in(tmp_path / "local"), tmp_path)
    report = composed(desk, Kind.INTERIM)
    assert report.chapters == ()
    assert len(report.missing) > 3
    assert report.as_of.date() == february(desk).period.last_day
    desk.store.close()


def test_only_what_follows_to_the_ore_is_said_to(kept: Desk, small: Small) -> None:
    reader, view = kept.store.reader(kept.person), february(kept)
    writing = Writing(reader, reader, view, template_of(view.board, Kind.MONTHLY), {})
    whole = table(small(Kind.MONTHLY), "board-table")
    first = whole.table.rows[0]
    wrong = replace(first, cells=(first.cells[0], Decimal(1), *first.cells[2:]))
    changed = replace(whole.table, rows=(wrong, *whole.table.rows[1:]))
    part = writing.table("x", changed, 1, whole.summed, whole.differences)
    assert "actual_ytd" not in part.summed
    assert "budget_ytd" in part.summed
    assert [one.column for one in part.differences] == ["forecast_variance"]


def test_a_period_is_named_as_the_kind_asks(kept: Desk, small: Small) -> None:
    december = View(kept.boards[BOARD], Period(2025, 12))
    assert composed(kept, Kind.ANNUAL, december).title == "Årsredovisning 2025"
    assert small(Kind.ECONOMIC_STATUS).title == "Ekonomisk lägesrapport februari 2026"


def test_the_chart_of_months_is_what_the_page_draws(small: Small) -> None:
    [months] = [one for one in small(Kind.MONTHLY).charts if one.key == "months"]
    assert isinstance(months, ChartPart)
    actual = months.table.series[0].amounts
    assert actual[:3] == (Decimal(-21_000_000), Decimal(-23_540_000), None)
