"""What is made of a SIE 5 file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import sie5
from lagesbild.ingest.reading import Basis, Field, Kind
from lagesbild.ingest.sie_reading import reading_of
from tests.ingest.sie_cases import rows, sums

INFO = """\
<FileInfo>
<SoftwareProduct name="Ekonomisystemet" version="5.1"/>
<Company organizationId="212000-1234" name="Provkommunen"/>
<FiscalYears>
<FiscalYear start="2023-01" end="2023-12"/>
<FiscalYear start="2024-01" end="2024-12" primary="true"/>
</FiscalYears>
<AccountingCurrency currency="SEK"/>
</FileInfo>
"""
ACCOUNTS = """\
<Accounts>
<Account id="5010" name="Hyra" type="cost"><ClosingBalance month="2024-12" amount="100"/></Account>
<Account id="1930" name="Bank" type="asset">
<OpeningBalance month="2024-01" amount="500"/><ClosingBalance month="2024-12" amount="400"/>
</Account>
</Accounts>
"""
DIMENSIONS = """\
<Dimensions>
<Dimension id="1" name="Ansvar"/><Dimension id="7" name="Anställd"/>
</Dimensions>
"""
JOURNAL = """\
<Journal id="A" name="Löpande">
<JournalEntry id="12" journalDate="2024-01-31" text="Hyra">
<LedgerEntry accountId="5010" amount="100.00">
<ObjectReference dimId="1" objectId="301"/><ObjectReference dimId="7" objectId="HEMLIG"/>
</LedgerEntry>
<LedgerEntry accountId="1930" amount="-100.00" text="Bank" ledgerDate="2024-02-01"/>
</JournalEntry>
</Journal>
"""
WHOLE = INFO + ACCOUNTS + DIMENSIONS + JOURNAL


def text_of(body: str, root: str = "Sie", declaration: str = "") -> str:
    return f'{declaration}<{root} xmlns="http://www.sie.se/sie5">\n{body}</{root}>\n'


def read(body: str, root: str = "Sie"):
    return sie5.read("prov.sie", text_of(body, root).encode())


def test_ledger_entries_are_rows_with_their_line():
    file = read(WHOLE)
    assert not file.warnings
    first, second = rows(file, Kind.LEDGER)
    assert first == {
        "row": 22,
        "sheet": "Verifikationer",
        "period": "202401",
        "booked_on": "2024-01-31",
        "account": "5010",
        "amount": "100.00",
        "voucher": "A 12",
        "description": "Hyra",
        "cost_centre": "301",
    }
    assert (second["period"], second["description"]) == ("202402", "Bank")


def test_employees_are_never_read():
    assert "HEMLIG" not in str([list(table.rows()) for table in read(WHOLE).tables])


def test_closing_balances_of_cost_and_income_are_the_results_to_agree_with():
    [stated] = read(WHOLE).stated
    assert (stated.kind, stated.account, stated.amount, stated.row) == ("ledger", "5010", "100", 12)


def test_a_struck_entry_does_not_count():
    struck = (
        '<LedgerEntry accountId="5010" amount="999">'
        '<Overstrike date="2024-02-01" by="x"/></LedgerEntry>\n'
    )
    file = read(WHOLE.replace("</JournalEntry>", struck + "</JournalEntry>"))
    assert sums(rows(file, Kind.LEDGER), Field.ACCOUNT) == {"5010": 100, "1930": -100}


def test_a_budget_is_read_per_month_with_its_cost_centres_and_a_remainder():
    """900 = 250 on cost centre 301 + 650; what stands in a Multidim is part of those."""
    budget = (
        '<Budget month="2024-03" amount="900"/>'
        '<Budget month="2024-03" amount="250"><ObjectReference dimId="1" objectId="301"/></Budget>'
        '<BudgetMultidim month="2024-03" amount="70"><ObjectReference dimId="1" objectId="301"/>'
        '<ObjectReference dimId="6" objectId="P1"/></BudgetMultidim>'
    )
    file = read(WHOLE.replace('type="cost">', f'type="cost">{budget}'))
    found = rows(file, Kind.BUDGET)
    assert {row["period"] for row in found} == {"202403"}
    assert sums(found, Field.COST_CENTRE) == {"301": Decimal(250), None: Decimal(650)}


def test_a_budget_without_month_is_for_the_year():
    file = read(WHOLE.replace('type="cost">', 'type="cost"><Budget amount="1200"/>'))
    [row] = rows(file, Kind.BUDGET)
    assert (row["sheet"], row["period"], row["amount"]) == ("Årsbudget", "202412", "1200")
    [reading] = [one for one in reading_of(file).tables if one.kind is Kind.BUDGET]
    assert reading.amounts[0].basis is Basis.YEAR


def test_a_file_of_entries_alone_is_read():
    """SieEntry, the SIE 5 name for what was 4I, has no fiscal years."""
    info = INFO[: INFO.index("<FiscalYears>")] + "</FileInfo>\n"
    file = read(info + JOURNAL, root="SieEntry")
    assert len(rows(file, Kind.LEDGER)) == 2
    assert "Filen har bara verifikationer" in file.warnings[0]


def test_a_budget_for_a_year_that_is_not_said_is_refused():
    info = INFO[: INFO.index("<FiscalYears>")] + "</FileInfo>\n"
    account = '<Account id="1" name="x" type="cost"><Budget amount="1"/></Account>'
    with pytest.raises(FileRefused) as refused:
        read(f"{info}<Accounts>{account}</Accounts>", root="SieEntry")
    assert "saknar månad" in str(refused.value.problems[0])


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"])
def test_the_declared_encoding_is_used(encoding):
    text = text_of(WHOLE, declaration=f'<?xml version="1.0" encoding="{encoding}"?>')
    file = sie5.read("prov.sie", text.encode(encoding))
    assert file.evidence[0].value == encoding.upper()
    assert file.tables[0].head(2)[0][1] == ["5010", "Hyra"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"-100.00"', '"-100,00"', "rad 25: Beloppet ”-100,00” går inte att läsa."),
        ('amount="-100.00"', "", "rad 25: Beloppet ”” går inte att läsa."),
        ("2024-01-31", "2024-01-32", "rad 22: Datumet ”2024-01-32” finns inte."),
        ('accountId="1930"', "", "rad 25: Uppgiften accountId saknas."),
        ('month="2024-01"', 'month="2024-13"', "rad 14: Månaden ”2024-13” finns inte."),
        ('end="2024-12"', "", "rad 7: Månaden ”” finns inte."),
    ],
    ids=["comma", "no amount", "day", "account", "month", "fiscal year"],
)
def test_an_element_that_cannot_be_read_is_named_with_its_line(old, new, problem):
    with pytest.raises(FileRefused) as refused:
        read(WHOLE.replace(old, new))
    assert str(refused.value.problems[0]).startswith(problem)


BOMB = (
    '<!DOCTYPE Sie [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)).replace("&a0;", "&a;")
    + "]>"
)


@pytest.mark.parametrize(
    "declaration",
    [
        BOMB,
        '<!DOCTYPE Sie SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE Sie [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["entities in entities", "a document type elsewhere", "an entity elsewhere"],
)
def test_a_file_that_could_hide_something_is_refused_before_it_is_unpacked(declaration):
    with pytest.raises(FileRefused, match="XML-filen har en dokumenttyp"):
        sie5.read("prov.sie", text_of(WHOLE, declaration=declaration).encode())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (text_of(WHOLE)[:-20], "XML-filen är trasig på rad 26."),
        ("", "XML-filen är trasig på rad 1."),
        ("<Worksheet/>", "Filen är XML men inte SIE 5: den börjar med elementet Worksheet"),
        ("<html><body/></html>", "Filen är en webbsida"),
        (text_of(INFO), "Filen har inga konton"),
        (text_of(WHOLE.replace('"SEK"', '"EUR"')), "Filens belopp är i EUR"),
        (
            '<?xml version="1.0" encoding="EUC-JP"?><Sie/>',
            "XML-filen säger sig ha teckenkodningen EUC-JP",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(content, message):
    with pytest.raises(FileRefused, match=message):
        sie5.read("prov.sie", content.encode())
