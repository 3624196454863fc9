"""Scenarios beside the forecast, as sentences, key figures and finance tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from lagesbild import figure_words, numbers
from lagesbild.charts.chart import Wording
from lagesbild.economy import Part, View
from lagesbild.finance_tables import Column, FinanceTable, Row
from lagesbild.finance_tables import Kind as Shown
from lagesbild.numbers import MNKR, Unit
from lagesbild.periods import Period
from lagesbild.scenarios import Assumption, EffectRow, Kind, ScenarioForecastRow, ScenarioRow
from lagesbild.ui import cards
from lagesbild.ui.cards import Card, Variance
from lagesbild.ui.place import Place

HOW = (
    "Ett scenario ändrar bara prognosen för de månader som inte är stängda, aldrig utfallet. "
    "Prognosen fördelas på månaderna som förra årets utfall i samma månader. Antagandena räknas i "
    "ordning: ett procenttal räknas på det som antagandena före har gett."
)
NameOf = Callable[[Part], str]


def finding(scenario: ScenarioRow, total: ScenarioForecastRow, view: View) -> str:
    """Where a scenario lands, and how far that is from the forecast and from the budget."""
    sign = view.board.sign
    landing = numbers.money(abs(total.scenario_forecast), MNKR)
    lands = f"{scenario.name}: {view.board.name} landar {view.year} på {landing}"
    if total.effect:
        way = "bättre" if total.effect > 0 else "sämre"
        beside = f"{numbers.money(abs(total.effect), MNKR)} {way} än prognosen"
    else:
        beside = "som prognosen"
    if total.forecast_variance is None:
        return f"{lands}, {beside}."
    word = sign.worse if total.forecast_variance < 0 else sign.better
    variance = numbers.money(abs(total.forecast_variance), MNKR)
    return f"{lands}, {beside}. Mot budget är det ett {word} på {variance}."


def key_figures(total: ScenarioForecastRow, view: View, unit: Unit) -> list[Card]:
    """The forecast, the scenario against budget, and the effect between them."""
    wording = Wording(view.board.sign.worse, view.board.sign.better)
    against = (
        None
        if total.forecast_variance is None
        else Variance(total.forecast_variance, unit, "budget", wording)
    )
    return [
        cards.amount("base", f"Beräknad prognos {view.year}", total.base_forecast, unit),
        cards.amount("scenario", "Scenariots prognos", total.scenario_forecast, unit, against),
        Card("effect", "Scenariots effekt", numbers.money(total.effect, unit, signed=True)),
        cards.amount("budget", f"Budget {view.year}", total.budget_year, unit),
    ]


def comparison(
    compared: Sequence[tuple[ScenarioRow, Sequence[ScenarioForecastRow]]],
    view: View,
    unit: Unit,
    here: Place,
) -> FinanceTable:
    """The forecast and each scenario side by side, part by part; `compared` has at least one."""
    columns = [
        Column("name", figure_words.LEVEL_NAMES[here.level]),
        Column("budget_year", "Budget", Shown.MONEY, unit),
        Column("base_forecast", "Prognos", Shown.MONEY, unit),
    ]
    for scenario, _ in compared:
        columns += [
            Column(f"scenario-{scenario.scenario_id}", "Prognos", Shown.MONEY, unit, scenario.name),
            Column(f"effect-{scenario.scenario_id}", "Effekt", Shown.VARIANCE, unit, scenario.name),
        ]
    return FinanceTable(
        title=_title(compared),
        caption=f"{view.board.name}, prognos {view.year} per {view.period.in_words} och scenarier, "
        f"{unit.symbol}",
        columns=tuple(columns),
        rows=tuple(_rows(compared)),
        note=f"{HOW} {view.board.sign.amounts}",
        worse="sämre",
        better="bättre",
    )


def _title(compared: Sequence[tuple[ScenarioRow, Sequence[ScenarioForecastRow]]]) -> str:
    if len(compared) == 1:
        return f"Prognosen och {compared[0][0].name}"
    (best, rows), (_, next_rows), *_ = sorted(compared, key=lambda one: -one[1][-1].effect)
    if rows[-1].effect == next_rows[-1].effect:
        return f"Prognosen och {len(compared)} scenarier"
    return f"{best.name} ger lägst nettokostnad av {len(compared)} scenarier"


def _rows(
    compared: Sequence[tuple[ScenarioRow, Sequence[ScenarioForecastRow]]],
) -> list[Row]:
    """The parts in the order of the first scenario; the total last."""
    by_key: list[Mapping[str | None, ScenarioForecastRow]] = [
        {row.key: row for row in rows} for _, rows in compared
    ]
    shown: dict[str | None, ScenarioForecastRow] = {}
    for rows in by_key:
        shown = {**shown, **{key: row for key, row in rows.items() if key not in shown}}
    ordered = [row for key, row in shown.items() if key is not None] + [shown[None]]
    return [_row(row, by_key) for row in ordered]


def _row(
    row: ScenarioForecastRow, by_key: Sequence[Mapping[str | None, ScenarioForecastRow]]
) -> Row:
    cells: list[str | Decimal | None] = [
        figure_words.row_words(row),
        row.budget_year,
        row.base_forecast,
    ]
    for rows in by_key:
        there = rows.get(row.key)
        cells += (
            [row.base_forecast, Decimal(0)]
            if there is None
            else [there.scenario_forecast, there.effect]
        )
    key = f"{row.row_kind}:" if row.key is None else row.key
    return Row(key, tuple(cells), is_total=row.row_kind == "total")


def assumptions(rows: Sequence[EffectRow], name: str, unit: Unit, name_of: NameOf) -> FinanceTable:
    """Each assumption in words with its effect, and their sum."""
    *each, total = rows
    return FinanceTable(
        title=f"Antaganden i {name}",
        caption=f"I den ordning som de räknas, effekt på årets nettokostnad, {unit.symbol}",
        columns=(
            Column("assumption", "Antagande"),
            Column("part", "Gäller"),
            Column("first", "Från och med"),
            Column("effect", "Effekt", Shown.VARIANCE, unit),
        ),
        rows=(
            *(
                Row(
                    str(place),
                    (
                        in_words(Kind(row.kind), row.percent, row.positions, row.sek_per_month),
                        name_of(row.part),
                        Period.of(row.from_period or 0).in_words,
                        row.effect,
                    ),
                )
                for place, row in enumerate(each)
            ),
            Row("total", ("Summa", None, None, total.effect), is_total=True),
        ),
        worse="sämre",
        better="bättre",
    )


def in_words(
    kind: Kind,
    percent: Decimal | None,
    positions: Decimal | None,
    sek_per_month: Decimal | None,
) -> str:
    """ "Volym +5,0 %", "Åtgärd +250 000 kr i månaden", "Vakans 2,0 tjänster à 52 000 kr"."""
    money = numbers.money(sek_per_month, numbers.KR, signed=kind is Kind.ACTION)
    if positions is not None:
        return f"{kind.label} {numbers.decimal(positions, 1)} tjänster à {money} i månaden"
    if percent is None:
        return f"{kind.label} {money} i månaden"
    share = numbers.percent(percent / 100, signed=kind is not Kind.VACANCY)
    return f"{kind.label} {share}"


def as_assumptions(rows: Sequence[EffectRow]) -> list[Assumption]:
    """The assumptions that rows tell of, to begin another scenario with."""
    return [
        Assumption(
            Kind(row.kind),
            row.part,
            Period.of(row.from_period or 0),
            row.percent,
            row.positions,
            row.sek_per_month,
        )
        for row in rows
        if row.row_kind == "assumption"
    ]
