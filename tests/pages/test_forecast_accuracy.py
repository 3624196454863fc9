"""Prognossäkerhet: how far off forecasts have been, those adopted and those computed."""

from __future__ import annotations

from tests.loading import Desk
from tests.pages.conftest import Open

ADOPTED = """Period;Ansvar;Konto;Prognos helår {year}
{year}02;1101;5011;{boende},00
{year}02;2101;5011;96000000,00
{year}02;2101;3110;-24000000,00
"""
"""Stöd as it ended; Boende as said."""


def test_without_whole_years_it_says_what_is_missing(open_page: Open) -> None:
    page = open_page("forecast_accuracy", "without_budget")
    assert page.hints[0].startswith("Det finns inget helt år med historik före sig")
    assert page.tables == {}


def test_what_went_on_as_always_was_computed_without_a_miss(open_page: Open) -> None:
    page = open_page("forecast_accuracy", "steady")
    assert page.words[0] == (
        "**Socialnämnden: beräknad prognos i februari har i snitt legat rätt (2 år).**"
    )
    months = page.tables["accuracy-months"]
    assert len(months.names) == 11
    assert set(months.texts("computed_size")) == {"0,0"}
    assert set(months.texts("within")) == {"100,0"}
    assert set(months.texts("adopted_size")) == {"–"}


def test_what_was_adopted_too_low_is_told_with_its_years(open_page: Open, own_desk: Desk) -> None:
    """Boende ended on 120 both years: 114 and 117 were said, so 192 in all was 6 and 3 too low."""
    steady = "Period;Ansvar;Konto;Belopp\n" + "".join(
        f"{year}{month:02d};1101;5011;10000000,00\n{year}{month:02d};2101;5011;8000000,00\n"
        f"{year}{month:02d};2101;3110;-2000000,00\n"
        for year in (2023, 2024, 2025)
        for month in range(1, 13)
    )
    own_desk.loaded("huvudbok_fore.csv", steady)
    own_desk.loaded("prognos_2024.csv", ADOPTED.format(year=2024, boende=114000000))
    own_desk.loaded("prognos_2025.csv", ADOPTED.format(year=2025, boende=117000000))
    page = open_page("forecast_accuracy", desk=own_desk)
    assert page.words[0].startswith(
        "**Socialnämnden: fastställd prognos i februari har i snitt legat 2,3 % för lågt (2 år)"
    )
    parts = page.tables["accuracy-parts"]
    assert (
        parts.title == "Per avdelning: de fastställda för Boende har legat mest fel, 3,8 % för lågt"
    )
    assert parts.text("1 Boende", "adopted_bias") == "−3,8"
    assert parts.text("1 Boende", "adopted_latest") == "−2,5"
    assert parts.text("2 Stöd", "adopted_bias") == "0,0"
    assert (
        page.cards["Fastställd i februari: snittfel"]["figure"].replace("\u00a0", " ") == "−2,3 %"
    )
