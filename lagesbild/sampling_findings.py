"""How a sample was drawn, of what, and whether it can be drawn again, in words (K4)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.periods import Period, span_in_words
from lagesbild.samples import Filter, Method, Population, Repeated, SampleRow, Size
from lagesbild.text import listed, moment, plural

ALGORITHM = "SHA-256, docs/sampling.md"


def headline(sample: SampleRow) -> str:
    """The first line about a sample: its name, and how many rows of how many, by which method."""
    return f"{name(sample)}: {_begun_small(drawn(sample))}"


def name(sample: SampleRow) -> str:
    """What a sample is called: its number, and what is examined."""
    return f"Stickprov {sample.sample_id}" + (f", {sample.purpose}" if sample.purpose else "")


def size(found: Size) -> str:
    """How many rows there are to draw from, and their sum."""
    if not found.row_count:
        return (
            "Inga verifikationsrader stämmer med urvalet. Bara huvudböcker har sådana, inte saldon."
        )
    rows = plural(found.row_count, "verifikationsrad", "verifikationsrader")
    return f"{rows} att dra ur, summa {numbers.exact(found.total)}."


def drawn(sample: SampleRow) -> str:
    """How many rows of how many, and the method."""
    of = plural(sample.population_rows, "rad", "rader")
    if sample.takes_all:
        wanted = numbers.count(sample.asked_rows)
        return f"Alla {of} är med: {wanted} begärdes, och fler än så finns inte."
    rows = plural(sample.drawn_rows, "rad", "rader")
    return f"{rows} av {of} är dragna: {_begun_small(Method(sample.method).label)}."


def asked(sample: SampleRow) -> str:
    """How many rows were asked for: "5 %, avrundat uppåt till 13 rader"."""
    rows = plural(sample.asked_rows, "rad", "rader")
    if sample.asked_percent is None:
        return rows
    return f"{numbers.level(sample.asked_percent)} %, avrundat uppåt till {rows}"


def method(sample: SampleRow) -> str:
    """What the method does, with the numbers of this draw."""
    if sample.takes_all:
        return "Alla rader är med, så slumpen har inte avgjort något."
    if sample.method == Method.RANDOM.value:
        return "Varje rad har samma chans att dras, oavsett belopp."
    if sample.method == Method.STRATIFIED.value:
        return (
            f"Raderna är delade i högst {sample.strata} skikt som vart och ett rymmer lika stor "
            "del av summan av beloppen, räknade utan tecken. Minst en rad dras ur varje skikt, "
            "resten i förhållande till hur många rader skikten har kvar. Skikt 1 har de minsta "
            "beloppen."
        )
    step = numbers.exact(Decimal(sample.step) / 100)
    return (
        "Beloppen läggs efter varandra, räknade utan tecken. Den rad dras som ligger på en slumpad "
        f"plats i det första intervallet, och sedan raden på samma plats i varje intervall om "
        f"{step}. "
        "En rad på minst ett intervall är alltid med, en rad som möts flera gånger räknas en gång, "
        "och rader på noll kronor kan inte dras."
    )


def population(sample: SampleRow) -> str:
    """What the rows were drawn from, in one line."""
    if sample.is_of_list:
        amounts = f", belopp ur kolumnen ”{sample.amount_header}”" if sample.amount_header else ""
        return f"Listan {sample.file_name}{amounts}"
    return f"Huvudboken: {filtered(sample.filter)}"


def filtered(asked: Filter) -> str:
    """What of the ledger was asked for: "januari–mars 2026, avdelning 11, minst 5 000 kr"."""
    told = (
        span_in_words(Period.of(asked.first_period), Period.of(asked.last_period)),
        asked.account_group and f"kontogrupp {asked.account_group}",
        asked.department and f"avdelning {asked.department}",
        asked.cost_centre and f"ansvar {asked.cost_centre}",
        asked.search and f"text som innehåller ”{asked.search}”",
        asked.at_least and f"belopp på minst {numbers.exact(asked.at_least)}",
        asked.departments and f"det som syns för avdelning {listed(asked.departments)}",
    )
    return ", ".join(words for words in told if words)


def facts(sample: SampleRow) -> Sequence[tuple[str, str]]:
    """Everything that it takes to draw the sample again, as names and words."""
    told = [
        ("Stickprov", str(sample.sample_id)),
        ("Granskar", sample.purpose or ""),
        ("Draget av", sample.author),
        ("Draget", moment(sample.drawn_at)),
        ("Draget ur", population(sample)),
        ("Rader att dra ur", numbers.count(sample.population_rows)),
        ("Summa", _sum(sample)),
        ("Metod", f"{Method(sample.method).label}. {method(sample)}"),
        ("Begärt", asked(sample)),
        ("Dragna rader", numbers.count(sample.drawn_rows)),
        ("Frö", sample.seed),
        ("Underlagets fingeravtryck", sample.fingerprint),
        ("Så räknas det", ALGORITHM),
        ("Inläsningar", ", ".join(map(str, sample.load_ids or ()))),
    ]
    return [(name, words) for name, words in told if words]


def again(sample: SampleRow, found: Repeated) -> str:
    """Whether the sample can be drawn again, and if not, what has become of its ground."""
    if found.same_rows:
        return (
            "Samma rader som då: underlaget är oförändrat, och dragningen har gjorts om med samma "
            "resultat."
        )
    if found.same_population:
        return (
            "Underlaget är oförändrat, men dragningen ger inte samma rader. Det ska inte kunna "
            "hända: säg till den som sköter systemet. Raderna nedan är de som drogs då."
        )
    ground = "Listan är inte densamma som" if sample.is_of_list else "Underlaget har ändrats sedan"
    return (
        f"{ground} {'den ' if sample.is_of_list else ''}{moment(sample.drawn_at)}, så samma "
        f"dragning kan inte göras om. {_changed(sample, found.population)} Raderna nedan är de som "
        "drogs då."
    )


def _changed(sample: SampleRow, now: Population) -> str:
    if (sample.population_rows, sample.population_sum) == (now.row_count, now.total):
        return "Antalet rader och summan är desamma, men innehållet i någon rad är ett annat."
    rows = plural(sample.population_rows, "rad", "rader")
    rows_now = plural(now.row_count, "rad", "rader")
    return (
        f"Då fanns {rows} med summan {numbers.exact(sample.population_sum)}, nu {rows_now} med "
        f"summan {numbers.exact(now.total)}."
    )


def _sum(sample: SampleRow) -> str:
    if sample.is_of_list and not sample.amount_header:
        return ""
    signless = numbers.exact(sample.population_absolute)
    return f"{numbers.exact(sample.population_sum)}; utan tecken {signless}"


def _begun_small(words: str) -> str:
    """As it stands within a sentence."""
    return f"{words[:1].lower()}{words[1:]}"
