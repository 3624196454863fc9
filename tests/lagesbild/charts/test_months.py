"""The months: what is closed is solid, what is not is only budget."""

from decimal import Decimal

from lagesbild.charts import colours, months
from lagesbild.charts.months import MonthFigures, Months
from lagesbild.numbers import MNKR, TKR, Unit
from lagesbild.periods import Period


def year(*variances: int, unit: Unit = MNKR) -> Months:
    """Costs of 10 mnkr budgeted a month; the first months closed, with the given variances."""
    budget = Decimal(-10_000_000)
    closed = [
        MonthFigures(Period(2023, number), budget + variance, budget, budget, Decimal(variance))
        for number, variance in enumerate(variances, start=1)
    ]
    rest = [
        MonthFigures(Period(2023, number), budget=budget) for number in range(len(closed) + 1, 13)
    ]
    return Months("Kostnad", "Socialnämnden", unit, (*closed, *rest))


def chart(drawn: Months) -> months.Chart:
    return months.chart(drawn, colours.light())


def test_the_title_says_the_sum_and_the_worst_month() -> None:
    # −2 −5 +1 = −6 mnkr, and February is the worst.
    title = chart(year(-2_000_000, -5_000_000, 1_000_000)).title
    assert title == "Underskott 6,0\u00a0mnkr till och med mars 2023, störst i februari"


def test_nothing_closed_is_said_and_drawn() -> None:
    drawn = chart(year())
    assert drawn.title == "Ingen månad har ännu både utfall och budget"
    assert len(drawn.figure.layout.annotations) == 0


def test_no_month_at_all_is_an_empty_picture() -> None:
    drawn = chart(Months("Kostnad", "Socialnämnden", MNKR, ()))
    assert drawn.subtitle == "Kostnad per månad, Socialnämnden, mnkr"
    assert drawn.table.names == ()


def test_costs_are_drawn_upwards_though_they_are_read_with_a_minus() -> None:
    drawn = chart(year(-2_000_000))
    budget, _, actual, by_year, _ = drawn.figure.data
    assert actual.y[0] == 12
    assert set(budget.y) == {10}
    assert by_year.y[0] == 10
    assert actual.customdata[0] == "Utfall −12,0\u00a0mnkr"


def test_a_month_that_is_not_closed_has_no_actual() -> None:
    budget, _, actual, _, _ = chart(year(-2_000_000)).figure.data
    assert list(actual.y[1:]) == [None] * 11
    assert None not in budget.y


def test_every_closed_month_has_its_variance_above_it() -> None:
    labels = chart(year(-2_000_000, 1_000_000)).figure.layout.annotations
    assert [(label.x, label.text) for label in labels] == [(0, "−2,0"), (1, "+1,0")]


def test_what_reads_zero_is_neither_red_nor_green() -> None:
    palette = colours.light()
    *_, heads = months.chart(year(-40_000, -2_000_000), palette).figure.data
    assert list(heads.marker.color) == [palette.muted, palette.bad]


def test_long_figures_are_written_at_the_largest_months_only() -> None:
    tkr = year(-1_000_000, -2_000_000, -3_000_000, -4_000_000, -5_000_000, unit=TKR)
    labels = chart(tkr).figure.layout.annotations
    assert {label.text for label in labels} == {
        "−5\u00a0000", "−4\u00a0000", "−3\u00a0000", "−2\u00a0000"
    }  # fmt: skip


def test_the_key_names_the_forecast_only_where_there_is_one() -> None:
    closed = ["utfall", "periodiserad budget", "föregående år"]
    assert [one.meaning for one in chart(year(-1)).key] == closed
    forecast = MonthFigures(Period(2024, 1), budget=Decimal(-1), forecast=Decimal(-2_000_000))
    with_one = Months("Kostnad", "Socialnämnden", MNKR, (forecast,))
    assert [one.meaning for one in chart(with_one).key] == [*closed, "prognos"]


def test_the_table_behind_it_has_the_months_in_order() -> None:
    behind = chart(year(-2_000_000)).table
    assert behind.names[:2] == ("januari 2023", "februari 2023")
    assert [series.header for series in behind.series] == [
        "Utfall", "Periodiserad budget", "Föregående år", "Avvikelse"
    ]  # fmt: skip
    assert behind.series[0].amounts[:2] == (Decimal(-12_000_000), None)
