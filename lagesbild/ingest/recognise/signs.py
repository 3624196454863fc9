"""Which way round a file's amounts stand: from words, and from incomes against costs (N8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from lagesbild.ingest import values
from lagesbild.ingest.reading import Kind, Sign, TableReading
from lagesbild.ingest.recognise.amount_columns import KIND_WORDS
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.later_budgets import are_later_budgets
from lagesbild.ingest.recognise.leaves import Leaves, Part, Side
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.numbers import decimal as written

_CHOICES = (
    (Sign.LEDGER.value, "kostnader är plus, intäkter minus"),
    (Sign.REVERSED.value, "kostnader är minus, intäkter plus"),
)
_SIDES = {Side.INCOME: "intäkter", Side.COST: "kostnader"}
_CORRECTIONS = Decimal("0.05")
_LABELS = {Sign.LEDGER: _CHOICES[0][1], Sign.REVERSED: _CHOICES[1][1]}


def find_sign(pairs: Sequence[tuple[Examined, TableReading]], leaves: Leaves, notes: Notes) -> Sign:
    """The sign of a file; asks when words and amounts, or two amounts, contradict each other."""
    every = [examined for examined, _ in pairs]
    first = every[0]
    shown = {side: _sums_by_kind(leaves, side) for side in _SIDES}
    verdicts = _verdicts(shown)
    if first.given.sign:
        notes.found("sign", _LABELS[first.given.sign], "du har valt det")
        told = set(verdicts.values()) or _by_costs(shown)
        if not are_later_budgets(pairs):
            _doubt_given(first.given.sign, told, shown, notes)
        return first.given.sign
    stated = _stated(every)
    if len(set(verdicts.values())) == 1:
        [shown_sign] = set(verdicts.values())
        if stated is None or stated[0] is shown_sign:
            notes.found("sign", _LABELS[shown_sign], _sums_in_words(shown))
            return shown_sign
    if verdicts or _on_one_side(shown):
        said = f" Det står {_LABELS[stated[0]]} ({stated[1]})." if stated else ""
        notes.ask(
            "sign",
            f"Tecknet är motsägelsefullt.{said} I filen: {_sums_in_words(shown)}. "
            "Hur ska beloppen läsas?",
            _CHOICES,
        )
        return stated[0] if stated else Sign.LEDGER
    if stated:
        notes.found("sign", _LABELS[stated[0]], stated[1])
        return stated[0]
    if are_later_budgets(pairs) and len(first.known.budget_signs) == 1:
        [sign] = first.known.budget_signs
        notes.found("sign", _LABELS[sign], "som i den budget som beslutet läggs till")
        return sign
    return _by_one_side(shown, leaves, notes)


def _doubt_given(
    given: Sign,
    told: Collection[Sign],
    shown: Mapping[Side, Mapping[Kind, Decimal]],
    notes: Notes,
) -> None:
    """Doubt a sign that someone has chosen when incomes and costs say the other one."""
    if told and given not in told:
        notes.doubt(
            f"Du har valt att {_LABELS[given]}, men då blir kostnaderna till intäkter. "
            f"I filen: {_sums_in_words(shown)}."
        )


def _by_costs(shown: Mapping[Side, Mapping[Kind, Decimal]]) -> set[Sign]:
    """The sign that costs tell where there are no incomes beside them."""
    costs = sum(shown[Side.COST].values(), Decimal(0))
    incomes = sum(shown[Side.INCOME].values(), Decimal(0))
    if not costs or incomes:
        return set()
    return {Sign.LEDGER if costs > 0 else Sign.REVERSED}


def _stated(every: Sequence[Examined]) -> tuple[Sign, str] | None:
    """The sign that the profile, the words around the tables or their headers state."""
    for examined in every:
        if examined.profile and examined.profile.sign:
            return examined.profile.sign, f"profilen {examined.profile.name}"
        near = [(said.text, said.because) for said in examined.context.near]
        near += [(name, f"rubriken ”{name}”") for name in examined.names.values()]
        for text, because in near:
            if sign := values.sign_in(text):
                return sign, because
    return None


def note_debit_and_credit(leaves: Leaves, notes: Notes) -> None:
    """Say what debit and credit add up to, where they stand in columns of their own."""
    kinds = {part.kind for part in leaves.parts if part.negated}
    if not kinds:
        return
    own = [part for part in leaves.parts if part.kind in kinds]
    debit = _sum(part for part in own if not part.negated)
    credit = -_sum(part for part in own if part.negated)
    notes.found(
        "debit_credit",
        f"debet {written(debit, 2)}, kredit {written(credit, 2)}",
        "de är lika: verifikationerna är hela"
        if debit == credit
        else f"de skiljer {written(debit - credit, 2)}: resten av verifikationerna är inte med",
    )


def _sum(parts: Iterable[Part]) -> Decimal:
    return sum((part.amount for part in parts), Decimal(0))


def _sums_by_kind(leaves: Leaves, side: Side) -> dict[Kind, Decimal]:
    """What each kind of the file has on a side; 0 where it has nothing there."""
    sums = {part.kind: Decimal(0) for part in leaves.parts}
    for part in leaves.parts:
        if part.side is side:
            sums[part.kind] += part.amount
    return sums


def _verdicts(shown: Mapping[Side, Mapping[Kind, Decimal]]) -> dict[Kind, Sign]:
    """The sign of each kind that has both incomes and costs, on different sides of zero."""
    verdicts = {}
    for kind, cost in shown[Side.COST].items():
        income = shown[Side.INCOME][kind]
        if cost * income < 0:
            verdicts[kind] = Sign.LEDGER if cost > 0 else Sign.REVERSED
    return verdicts


def _on_one_side(shown: Mapping[Side, Mapping[Kind, Decimal]]) -> bool:
    """Whether incomes and costs are both plus, or both minus; a few corrections may be."""
    for kind, cost in shown[Side.COST].items():
        income = shown[Side.INCOME][kind]
        smaller, larger = sorted((abs(cost), abs(income)))
        if cost * income > 0 and smaller > larger * _CORRECTIONS:
            return True
    return False


def _sums_in_words(shown: Mapping[Side, Mapping[Kind, Decimal]]) -> str:
    """ "utfall: intäkter −1 200, kostnader 5 300" for the kinds that have any."""
    parts = []
    for kind in shown[Side.COST]:
        sums = [
            f"{label} {written(shown[side][kind], 0)}"
            for side, label in _SIDES.items()
            if shown[side][kind]
        ]
        if sums:
            parts.append(f"{KIND_WORDS[kind]}: {', '.join(sums)}")
    return "; ".join(parts)


def _by_one_side(
    shown: Mapping[Side, Mapping[Kind, Decimal]], leaves: Leaves, notes: Notes
) -> Sign:
    """From costs or incomes alone, or from the whole: a board costs more than it earns."""
    costs = sum(shown[Side.COST].values(), Decimal(0))
    incomes = sum(shown[Side.INCOME].values(), Decimal(0))
    net = _sum(part for part in leaves.parts if part.side is not Side.BALANCE)
    for amount, what in ((costs, "kostnaderna"), (-incomes, "intäkterna"), (net, "nettokostnaden")):
        if amount:
            sign = Sign.LEDGER if amount > 0 else Sign.REVERSED
            shown_amount = written(-amount if what == "intäkterna" else amount, 0)
            notes.found("sign", _LABELS[sign], f"{what} är {shown_amount} i filen")
            return sign
    notes.found("sign", _LABELS[Sign.LEDGER], "alla belopp är noll")
    return Sign.LEDGER
