"""What a SIE file's own figures say about it: its receipt, and what is worth a warning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lagesbild.ingest.readers.sie_balances import Agreement, Counting, Difference, compared
from lagesbild.ingest.readers.sie_books import THIS_YEAR, AccountYear, Books, PeriodAmount
from lagesbild.numbers import count, exact
from lagesbild.text import listed, plural

_MOST_NAMED = 10
_ZERO = Decimal(0)


def control_figures(books: Books) -> dict[str, str]:
    """Figures of the file for its receipt. Sums are of the current year, debit positive."""
    balances = [row for row in books.balances if row.year == THIS_YEAR]
    budget = [row for row in books.budget if row.year == THIS_YEAR]
    totals, parts = _by_objects(balances)
    budget_totals, budget_parts = _by_objects(budget)
    results = {account: b.amount for (y, account), b in books.results.items() if y == THIS_YEAR}
    by_account: dict[str, Decimal] = defaultdict(Decimal)
    for row in totals:
        by_account[row.account] += row.amount
    both = results.keys() & by_account.keys()
    agreeing = sum(results[account] == by_account[account] for account in both)
    per_dimension = Counter(row.objects[0][0] for row in parts)
    return {
        "level": books.level,
        "encoding": books.encoding,
        "program": f"{books.program} {books.version}".strip(),
        "ksumma": books.checksum,
        "accounts": f"{len(books.accounts)}",
        "n_res_y0": f"{len(results)}",
        "sum_res_y0": f"{sum(results.values(), _ZERO):f}",
        "sum_ub_y0": f"{_closing_sum(books):f}",
        "sum_psaldo_total_rows": f"{_sum(totals):f}",
        "accounts_with_psaldo": f"{len(by_account)}",
        "res_equals_sum_psaldo": f"{agreeing}/{len(both)}",
        "sum_psaldo_object_rows": f"{_sum(parts):f}",
        "psaldo_object_rows_by_dim": listed(
            f"{dimension}: {rows}" for dimension, rows in sorted(per_dimension.items())
        ),
        "periods": f"{len({row.period for row in balances})}",
        "budget_total": f"{_sum(budget_totals):f}",
        "budget_obj": f"{_sum(budget_parts):f}",
        "vouchers": f"{len(books.vouchers)}",
        "trans": f"{len(books.ledger)}",
        "unbalanced": f"{len(unbalanced(books))}",
        "trans_with_2plus_objects": f"{sum(len(objects) > 1 for objects in books.ledger.objects)}",
        "rtrans": f"{books.left_out.get('#RTRANS', 0)}",
        "btrans": f"{books.left_out.get('#BTRANS', 0)}",
    }


def _by_objects(rows: Iterable[PeriodAmount]) -> tuple[list[PeriodAmount], list[PeriodAmount]]:
    totals: list[PeriodAmount] = []
    parts: list[PeriodAmount] = []
    for row in rows:
        (parts if row.objects else totals).append(row)
    return totals, parts


def _sum(rows: Iterable[PeriodAmount]) -> Decimal:
    return sum((row.amount for row in rows), _ZERO)


def _closing_sum(books: Books) -> Decimal:
    return sum((b.amount for (year, _), b in books.closing.items() if year == THIS_YEAR), _ZERO)


def unbalanced(books: Books) -> list[tuple[int, Decimal]]:
    """Vouchers whose rows do not sum to zero: place in books.vouchers, and the sum."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for voucher, amount in zip(books.ledger.vouchers, books.ledger.amounts, strict=True):
        sums[voucher] += amount
    return [(place, amount) for place, amount in sums.items() if amount]


def warnings_about(books: Books, balances: Agreement | None) -> list[str]:
    """What is odd about the file, though it can be loaded."""
    return [
        *books.warnings,
        *_without_months(books),
        *_vouchers_only(books),
        *_unbalanced_vouchers(books),
        *_outside_the_years(books),
        *_ledger_differences(books),
        *_balance_differences(books, balances),
    ]


def _without_months(books: Books) -> Iterable[str]:
    if books.ledger or books.balances or books.budget:
        return
    yield (
        f"Filen (SIE typ {books.level}) har inga belopp per månad. Kontoplanen läses in; årets "
        "resultat och balans visas bara som kontroll. Exportera saldon per period eller "
        "verifikationer för att följa upp månader."
    )


def _vouchers_only(books: Books) -> Iterable[str]:
    if books.ledger and not (books.results or books.closing):
        yield (
            "Filen har bara verifikationer (typ 4I) och inget resultat eller saldo att stämma av "
            "mot. Den ersätter avsändarens tidigare verifikationer i samma månader: lägg hela "
            "månaden i en fil."
        )


def _unbalanced_vouchers(books: Books) -> Iterable[str]:
    found = unbalanced(books)
    for place, amount in found[:_MOST_NAMED]:
        voucher = books.vouchers[place]
        yield (
            f"Verifikation {voucher.name} (rad {voucher.row}) går inte jämnt upp: skillnaden är "
            f"{exact(amount)}. Raderna läses in som de står."
        )
    if len(found) > _MOST_NAMED:
        more = plural(len(found) - _MOST_NAMED, "verifikation", "verifikationer")
        yield f"Ytterligare {more} går inte jämnt upp."


def _outside_the_years(books: Books) -> Iterable[str]:
    if not books.years:
        return
    found = Counter(books.ledger.periods)
    outside = sorted(period for period in found if books.year_of(period) is None)
    if outside:
        rows = plural(sum(found[period] for period in outside), "rad", "rader")
        yield (
            f"{rows} i verifikationerna ligger utanför filens räkenskapsår "
            f"({_named(outside)}). De läses in på sina månader: kontrollera datumen."
        )


def _ledger_differences(books: Books) -> Iterable[str]:
    if not books.ledger:
        return
    sums: dict[AccountYear, Decimal] = defaultdict(Decimal)
    ledger = books.ledger
    this_year = {period for period in set(ledger.periods)
                 if not books.years or books.year_of(period) == THIS_YEAR}  # fmt: skip
    for period, account, amount in zip(
        ledger.periods, ledger.accounts, ledger.amounts, strict=True
    ):
        if period in this_year:
            sums[THIS_YEAR, account] += amount
    number, differences = compared(books, sums, [THIS_YEAR])
    if differences:
        yield (
            "Verifikationerna ger inte vad filen själv anger för "
            f"{_accounts(differences, number)}: {_amounts(differences)}. Kontrollera att exporten "
            "omfattar alla verifikationer."
        )


def _balance_differences(books: Books, balances: Agreement | None) -> Iterable[str]:
    if books.ledger or balances is None or balances.holds:
        return
    taken = (
        "Raderna utan objekt räknas"
        if balances.counting is Counting.TOTALS
        else "Alla rader räknas"
    )
    yield (
        "Periodernas saldon ger inte vad filen själv anger för "
        f"{_accounts(balances.differences, balances.compared)}: "
        f"{_amounts(balances.differences)}. {taken}. Stäm av mot huvudboken innan du läser in."
    )


def _accounts(differences: Sequence[Difference], number: int) -> str:
    return f"{count(len(differences))} av {plural(number, 'konto', 'konton')}"


def _amounts(differences: Sequence[Difference]) -> str:
    return _named(
        [
            f"{_account(one)} ({exact(one.summed)} mot {exact(one.stated)})"
            for one in differences[: _MOST_NAMED + 1]
        ],
        len(differences),
    )


def _account(one: Difference) -> str:
    return one.account if one.year == THIS_YEAR else f"{one.account} år {count(one.year)}"


def _named(words: Sequence[str], number: int | None = None) -> str:
    more = (number or len(words)) - _MOST_NAMED
    if more <= 0:
        return listed(words)
    return f"{', '.join(words[:_MOST_NAMED])} och {count(more)} till"
