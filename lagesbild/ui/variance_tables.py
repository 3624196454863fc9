"""A variance and what it is made of, as key figures and as finance tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lagesbild import figure_words, numbers, variance_findings
from lagesbild.economy import Part, View
from lagesbild.explanations import Explanation, Rules
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.status import Status
from lagesbild.text import plural
from lagesbild.ui.cards import Card
from lagesbild.ui.place import CODELESS, Place
from lagesbild.variances import PeriodisationFinding, VarianceRow

MOST_FINDINGS = 15
_AMOUNTS = ("variance_before", "variance_month", "variance_ytd", "remaining", "rolling")


def key_figures(
    rows: Sequence[VarianceRow], view: View, unit: Unit, unexplained: int
) -> list[Card]:
    """The variance, what is new of it, what is only periodisation, and what remains."""
    total = rows[-1]
    compared = total.budget_ytd is not None and total.actual_ytd is not None
    month = view.period.in_words.split()[0]

    def card(
        key: str, label: str, amount: Decimal, note: str = "", status: Status | None = None
    ) -> Card:
        told = numbers.money(amount if compared else None, unit, signed=True)
        return Card(key, label, told, status=status, note=note if compared else "")

    before = numbers.money(total.variance_before, unit, signed=True)
    one_off = numbers.money(total.one_off, unit, signed=True)
    return [
        card(
            "variance",
            f"Avvikelse {span_in_words(view.year.first, view.period)}",
            total.variance_ytd,
            status=Status(total.status),
        ),
        card("new", f"Nytt i {month}", total.variance_month, f"{before} till och med månaden före"),
        card(
            "periodisation", "Varav periodisering", total.periodisation, f"Engångsposter {one_off}"
        ),
        card(
            "remaining",
            "Kvarstår",
            total.remaining,
            plural(unexplained, "avvikelse ej förklarad", "avvikelser ej förklarade")
            if unexplained
            else "",
        ),
    ]


def variance_table(
    rows: Sequence[VarianceRow],
    view: View,
    unit: Unit,
    here: Place,
    known: Mapping[Part, Explanation],
    rules: Rules,
) -> FinanceTable:
    """The variance by parts: what is new, what it is made of, last year, R12, and why."""
    span = span_in_words(view.year.first, view.period)
    columns = _columns(view, unit, here, span)
    level = figure_words.LEVEL_NAMES[here.level]
    notes = (
        view.board.sign.amounts,
        view.board.sign.variance,
        variance_findings.HOW,
        figure_words.rounding_note(rows, unit, _AMOUNTS),
    )
    return FinanceTable(
        title=variance_findings.parts(rows, level, unit),
        caption=f"{here.name}, avvikelse mot periodiserad budget {span}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                key=figure_words.row_key(row),
                cells=(
                    figure_words.row_words(row),
                    Status(row.status),
                    *(_figure(row, column.key) for column in columns if column.kind.is_figure),
                    _why(row, here, known, rules),
                ),
                is_total=row.row_kind == "total",
                link=row.row_kind == "part",
            )
            for row in rows
        ),
        note=" ".join(filter(None, notes)),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def findings_table(
    found: Sequence[PeriodisationFinding],
    view: View,
    here: Place,
    *,
    opens: bool = False,
    most: int | None = None,
) -> FinanceTable:
    """What is only periodisation, or a one-off, the largest first; their rows open if `opens`.

    With `most` the smaller ones stand together. In kronor, since most are small by themselves.
    """
    shown = found[:most]
    rest = found[len(shown) :]
    rows = [_finding_row(str(place), one, view, opens=opens) for place, one in enumerate(shown)]
    if rest:
        others = sum((one.effect for one in rest), Decimal(0))
        rows.append(Row("rest", (f"Övriga ({len(rest)} st)", *[None] * 5, others)))
    total = sum((one.effect for one in found), Decimal(0))
    rows.append(Row("total:", ("Summa", *[None] * 5, total), is_total=True))
    return FinanceTable(
        title=variance_findings.periodisation(found, view, KR),
        caption=f"{here.name}, till och med {view.period.in_words}, {KR.symbol}",
        columns=(
            Column("rule", "Vad", prose=True),
            Column("where", "Var"),
            Column("account", "Konto"),
            Column("month", "Månad"),
            Column("amount", "Belopp", Kind.MONEY, KR),
            Column("expected", "Väntat", Kind.MONEY, KR),
            Column("effect", "Gör avvikelsen", Kind.VARIANCE, KR),
        ),
        rows=tuple(rows),
        note=(
            "Väntat är det vanliga för kontot, eller för en budget i tolftedelar vad årets budget "
            "hade varit till och med månaden efter kontots säsong de senaste åren."
        ),
        worse="sämre",
        better="bättre",
    )


def name_of(finding: PeriodisationFinding) -> str:
    """A finding and where it is: "Engångspost, 4711 Hemmet, 7410 Konsulter"."""
    return ", ".join((variance_findings.RULES[finding.rule], _where(finding), _account(finding)))


def _columns(view: View, unit: Unit, here: Place, span: str) -> tuple[Column, ...]:
    of_variance, made_of = f"Avvikelse {span}", "Varav"
    last_year, rolling = "Samma månader förra året", "Tolv månader (R12)"
    month = view.period.in_words.split()[0]

    def variance(key: str, header: str, group: str, *, bars: bool = False) -> Column:
        return Column(key, header, Kind.VARIANCE, unit, group, bars)

    return (
        Column("name", figure_words.LEVEL_NAMES[here.level]),
        Column("status", "Status", Kind.STATUS),
        variance("variance_before", f"Före {month}", of_variance),
        variance("variance_month", f"Nytt i {month}", of_variance),
        variance("variance_ytd", "Ackumulerat", of_variance, bars=True),
        variance("periodisation", "Periodisering", made_of),
        variance("one_off", "Engångsposter", made_of),
        variance("remaining", "Kvarstår", made_of),
        Column("previous_year_ytd", "Utfall", Kind.MONEY, unit, last_year),
        Column("change_on_previous_year", "Ändring", Kind.MONEY, unit, last_year),
        Column("rolling", "Utfall", Kind.MONEY, unit, rolling),
        Column("rolling_change", "Ändring på ett år", Kind.MONEY, unit, rolling),
        Column("explanation", "Förklaring"),
    )


def _figure(row: VarianceRow, column: str) -> Decimal | None:
    """A figure; without a budget and an actual there is nothing to vary, which is not 0."""
    nothing = row.actual_ytd is None and row.budget_ytd is None
    of_variance = column.startswith("variance") or column in (
        "periodisation",
        "one_off",
        "remaining",
    )
    amount: Decimal | None = None if nothing and of_variance else getattr(row, column)
    return amount


def _why(row: VarianceRow, here: Place, known: Mapping[Part, Explanation], rules: Rules) -> Cell:
    said = known.get(variance_findings.part_of(row, here.level, here.part))
    if said is not None:
        return said.cause
    return variance_findings.NOT_EXPLAINED if rules.ask_for(row.status) else None


def _finding_row(key: str, one: PeriodisationFinding, view: View, *, opens: bool) -> Row:
    month = Period.of(one.month)
    return Row(
        key=key,
        cells=(
            variance_findings.RULES[one.rule],
            _where(one),
            _account(one),
            span_in_words(view.year.first, month)
            if one.rule == "straight_twelfths"
            else month.short,
            one.amount,
            one.expected,
            one.effect,
        ),
        link=opens,
    )


def _where(one: PeriodisationFinding) -> str:
    """The cost centre, or for those who see none the unit, or the department."""
    for code, name in (
        (one.cost_centre, one.cost_centre_name),
        (one.unit, one.unit_name),
        (one.department, one.department_name),
    ):
        if code is not None and code != "-":
            return _named(code, name)
    return CODELESS["-"]


def _account(one: PeriodisationFinding) -> str:
    if one.account is not None:
        return _named(one.account, one.account_name)
    return CODELESS.get(one.account_group, one.account_group)


def _named(code: str, name: str | None) -> str:
    return CODELESS.get(code) or " ".join(filter(None, (code, name)))
