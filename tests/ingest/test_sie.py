"""What is made of a SIE 1–4 file: each trap that real files hold, in a few lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.reading import Field, Kind
from tests.ingest.sie_cases import HEAD, read, rows, sums

YEARS = "#SIETYP 4\n#RAR 0 20240101 20241231\n#RAR -1 20230101 20231231\n"
VOUCHER = '#VER A 12 20240131 "Hyra"\n{\n#TRANS 5010 {} 100.00\n#TRANS 1930 {} -100.00\n}\n'


def problems_of(body: str) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read(YEARS + body)
    return [str(problem) for problem in refused.value.problems]


# ---- vouchers


def test_a_row_has_its_day_or_its_vouchers_day_and_its_text_or_its_vouchers_text():
    file = read(
        YEARS
        + '#VER A 12 20240131 "Hyra"\n{\n'
        + '#TRANS 5010 {} 100.00\n#TRANS 1930 {} -100.00 20240201 "Bank"\n}\n'
    )
    first, second = rows(file, Kind.LEDGER)
    assert first == {
        "row": 12,
        "sheet": "Verifikationer",
        "period": "202401",
        "booked_on": "2024-01-31",
        "account": "5010",
        "amount": "100.00",
        "voucher": "A 12",
        "description": "Hyra",
    }
    assert (second["period"], second["booked_on"]) == ("202402", "2024-02-01")
    assert second["description"] == "Bank"


def test_an_amount_is_kept_as_it_stood():
    file = read(YEARS + "#VER A 1 20240131\n{\n#TRANS 5010 {} 7\n#TRANS 1930 {} -7.0\n}\n")
    assert [row["amount"] for row in rows(file, Kind.LEDGER)] == ["7", "-7.0"]


def test_added_and_removed_rows_are_ignored_since_the_added_is_there_twice():
    """#RTRANS is followed by the same row as #TRANS: 1200 − 1000 − 200 = 0."""
    file = read(
        YEARS + "#VER A 1 20240131\n{\n#TRANS 1910 {} -1200.00\n#TRANS 6250 {} 1000.00\n"
        "#RTRANS 6250 {} 200.00\n#TRANS 6250 {} 200.00\n#BTRANS 6250 {} 999.00\n}\n"
    )
    assert sums(rows(file, Kind.LEDGER), Field.ACCOUNT) == {"1910": -1200, "6250": 1200}
    assert (file.control["rtrans"], file.control["btrans"]) == ("1", "1")
    assert file.control["unbalanced"] == "0"


def test_a_row_may_have_several_dimensions_and_each_has_its_column():
    file = read(
        YEARS + '#DIM 6 "Projekt"\n#DIM 20 "Verksamhet"\n#VER A 1 20240131\n{\n'
        '#TRANS 4010 {"6" "P1" 20 "569" 1 "301"} 5.00\n#TRANS 1930 {} -5.00\n}\n'
    )
    marked, bare = rows(file, Kind.LEDGER)
    assert marked["cost_centre"] == "301"  # dimension 1 need not be declared
    assert marked["project"] == "P1"
    assert marked["activity_code"] == "569"
    assert bare["cost_centre"] is None


def test_a_voucher_without_its_opening_brace_is_read():
    file = read(YEARS + VOUCHER.replace("{\n#", "\n#"))
    assert len(rows(file, Kind.LEDGER)) == 2


def test_an_unbalanced_voucher_is_read_and_named():
    file = read(YEARS + VOUCHER.replace("-100.00", "-98.50"))
    assert (
        "Verifikation A 12 (rad 10) går inte jämnt upp: skillnaden är 1,50\xa0kr. "
        "Raderna läses in som de står."
    ) in file.warnings
    assert file.control["unbalanced"] == "1"


def test_only_the_first_ten_unbalanced_vouchers_are_named():
    file = read(YEARS + VOUCHER.replace("-100.00", "-98.50") * 12)
    named = [warning for warning in file.warnings if "går inte jämnt upp" in warning]
    assert len(named) == 11
    assert named[-1] == "Ytterligare 2 verifikationer går inte jämnt upp."


def test_vouchers_that_do_not_give_the_result_are_said_to():
    file = read(YEARS + "#RES 0 5010 90.00\n#RES 0 6110 0.00\n" + VOUCHER)
    [warning] = file.warnings
    assert warning == (
        "Verifikationerna ger inte vad filen själv anger för 1 av 2 konton: "
        "5010 (100,00\xa0kr mot 90,00\xa0kr). "
        "Kontrollera att exporten omfattar alla verifikationer."
    )


def test_a_balance_account_is_held_against_its_opening_and_closing():
    """1930: 500 − 100 = 400."""
    sound = read(YEARS + "#IB 0 1930 500.00\n#UB 0 1930 400.00\n#RES 0 5010 100.00\n" + VOUCHER)
    assert not sound.warnings
    wrong = read(YEARS + "#IB 0 1930 500.00\n#UB 0 1930 401.00\n#RES 0 5010 100.00\n" + VOUCHER)
    assert "1930 (−100,00\xa0kr mot −99,00\xa0kr)" in wrong.warnings[0]


def test_rows_outside_the_fiscal_years_are_read_and_said():
    file = read(YEARS + "#RES 0 5010 0\n" + VOUCHER.replace("20240131", "20260131"))
    assert [row["period"] for row in rows(file, Kind.LEDGER)] == ["202601", "202601"]
    assert file.warnings[0].startswith(
        "2 rader i verifikationerna ligger utanför filens räkenskapsår (202601)."
    )


def test_vouchers_of_two_years_have_a_sheet_each():
    file = read(YEARS + VOUCHER + VOUCHER.replace("20240131", "20230131"))
    assert [table.sheet for table in file.tables] == ["Verifikationer", "Verifikationer år −1"]
    assert [row["period"] for row in rows(file, Kind.LEDGER)] == ["202401"] * 2 + ["202301"] * 2


def test_a_file_of_vouchers_alone_warns_that_it_replaces_its_months():
    assert "Filen har bara verifikationer (typ 4I)" in read(YEARS + VOUCHER).warnings[0]


def test_balances_beside_vouchers_are_not_read_twice():
    file = read(YEARS + "#PSALDO 0 202401 5010 {} 100.00\n#RES 0 5010 100.00\n" + VOUCHER)
    assert not rows(file, Kind.BALANCES)
    assert file.control["sum_psaldo_total_rows"] == "100.00"
    [stated] = file.stated
    assert (stated.kind, stated.label, stated.amount, stated.sheet) == (
        "ledger",
        "RES 5010",
        "100.00",
        "Verifikationer",
    )


# ---- balances and budget

CENTRES = """\
#RES 0 4010 300.00
#PSALDO 0 202401 4010 {} 300.00
#PSALDO 0 202401 4010 {1 "301"} 120.00
#PSALDO 0 202401 4010 {1 "302"} 130.00
"""
TOTALS = CENTRES + '#PSALDO 0 202401 4010 {6 "P1"} 40.00\n'


def test_a_total_is_its_cost_centres_and_a_remainder():
    """300 = 120 + 130 + 50 without cost centre; project P1 is the same money seen otherwise."""
    file = read(YEARS + TOTALS)
    assert sums(rows(file, Kind.BALANCES), Field.COST_CENTRE) == {
        "301": Decimal(120),
        "302": Decimal(130),
        None: Decimal(50),
    }
    assert [row["row"] for row in rows(file, Kind.BALANCES)] == [11, 12, 13]
    assert not file.warnings


def test_a_total_is_broken_down_by_the_dimension_that_the_sender_says_is_cost_centre():
    """300 = 40 on P1 + 260 without."""
    file = read(YEARS + TOTALS)
    chosen = {"6": Field.COST_CENTRE, "1": Field.OBJECT}
    assert sums(rows(file, Kind.BALANCES, chosen), Field.COST_CENTRE) == {
        "P1": Decimal(40),
        None: Decimal(260),
    }


def test_rows_without_objects_are_the_remainder_where_only_that_gives_the_result():
    """Avendo: 50 + 120 + 130 = 300. Added as totals, 50 would not be the result."""
    file = read(YEARS + CENTRES.replace("{} 300.00", "{} 50.00"))
    assert sums(rows(file, Kind.BALANCES), Field.COST_CENTRE) == {
        None: Decimal(50),
        "301": Decimal(120),
        "302": Decimal(130),
    }
    assert not file.warnings


def test_where_nothing_gives_the_result_the_totals_count_and_it_is_said():
    file = read(YEARS + TOTALS.replace("#RES 0 4010 300.00", "#RES 0 4010 777.00"))
    assert sum(Decimal(row["amount"]) for row in rows(file, Kind.BALANCES)) == 300
    [warning] = file.warnings
    assert warning == (
        "Periodernas saldon ger inte vad filen själv anger för 1 av 1 konto: "
        "4010 (300,00\xa0kr mot 777,00\xa0kr). Raderna utan objekt räknas. "
        "Stäm av mot huvudboken innan du läser in."
    )


def test_a_total_of_zero_may_be_left_out():
    """Two cost centres that cancel out, and no row for the account: the sum is still zero."""
    file = read(
        YEARS + "#RES 0 4010 7.00\n#PSALDO 0 202402 4010 {} 7.00\n"
        '#PSALDO 0 202401 4010 {1 "301"} 25.00\n#PSALDO 0 202401 4010 {1 "302"} -20.00\n'
    )
    assert sums(rows(file, Kind.BALANCES), Field.PERIOD, Field.COST_CENTRE) == {
        ("202401", "301"): Decimal(25),
        ("202401", "302"): Decimal(-20),
        ("202401", None): Decimal(-5),
        ("202402", None): Decimal(7),
    }


def test_a_row_with_several_dimensions_is_its_cost_centres():
    file = read(
        YEARS + "#RES 0 3010 -90.00\n#PSALDO 0 202401 3010 {} -90.00\n"
        "#PSALDO 0 202401 3010 {1 10 6 Bilen 2 KAZ747} -60.00\n"
    )
    marked, rest = sorted(rows(file, Kind.BALANCES), key=lambda row: row["row"], reverse=True)
    assert (marked["cost_centre"], marked["project"], marked["object"]) == ("10", "Bilen", "KAZ747")
    assert (rest["cost_centre"], rest["amount"]) == (None, "-30.00")


def test_a_parent_and_its_parts_are_one_money():
    """Both levels are exported: {20 "01"} 300 is {21 "0101"} 100 + {21 "0102"} 200."""
    file = read(
        YEARS + '#DIM 20 "Avdelning"\n#UNDERDIM 21 "Underavdelning" 20\n'
        "#RES 0 4010 300.00\n#PSALDO 0 202401 4010 {} 300.00\n"
        '#PSALDO 0 202401 4010 {20 "01"} 300.00\n'
        '#PSALDO 0 202401 4010 {21 "0101"} 100.00\n#PSALDO 0 202401 4010 {21 "0102"} 200.00\n'
    )
    for number, parts in (("20", {"01": 300}), ("21", {"0101": 100, "0102": 200})):
        found = rows(file, Kind.BALANCES, {number: Field.COST_CENTRE})
        assert sums(found, Field.COST_CENTRE) == parts


def test_the_period_decides_the_year_where_two_years_are_numbered_0():
    """BL Administration 2018."""
    file = read(
        YEARS + "#RES 0 4010 10.00\n#RES -1 4010 20.00\n"
        "#PSALDO 0 202401 4010 {} 10.00\n#PSALDO 0 202301 4010 {} 20.00\n"
    )
    assert sums(rows(file, Kind.BALANCES), Field.PERIOD) == {"202401": 10, "202301": 20}
    assert file.control["sum_psaldo_total_rows"] == "10.00"
    assert {(total.sheet, total.amount) for total in file.stated} == {
        ("Periodsaldon", "10.00"),
        ("Periodsaldon år −1", "20.00"),
    }
    assert not file.warnings


def test_a_row_of_last_year_on_a_month_of_this_year_is_left_out():
    """Avendo writes last year's budget so: it would be counted twice."""
    file = read(
        YEARS + "#PBUDGET 0 202401 4010 {} 10.00\n#PBUDGET -1 202401 4010 {} 9.00\n"
        "#PBUDGET -1 202301 4010 {} 8.00\n"
    )
    assert sums(rows(file, Kind.BUDGET), Field.PERIOD) == {"202401": 10, "202301": 8}
    assert file.warnings[0].startswith("1 rad (#PBUDGET) säger sig höra till ett tidigare")


def test_a_budget_with_totals_and_objects_is_counted_once():
    file = read(
        YEARS + "#PBUDGET 0 202401 4010 {} 10.00\n"
        '#PBUDGET 0 202401 4010 {1 "301"} 4.00\n#PBUDGET 0 202401 4010 {1 "302"} 6.00\n'
    )
    assert sums(rows(file, Kind.BUDGET), Field.COST_CENTRE) == {"301": 4, "302": 6}


def test_a_budget_is_counted_as_the_balances_of_its_file():
    """Where balances without objects are remainders, so are budgets: 10 + 4."""
    file = read(
        YEARS + "#RES 0 4010 150.00\n#PSALDO 0 202401 4010 {} 50.00\n"
        '#PSALDO 0 202401 4010 {1 "301"} 100.00\n'
        '#PBUDGET 0 202401 4010 {} 10.00\n#PBUDGET 0 202401 4010 {1 "301"} 4.00\n'
    )
    assert sum(Decimal(row["amount"]) for row in rows(file, Kind.BUDGET)) == 14


def test_a_file_without_months_gives_accounts_only_and_says_so():
    file = read('#RAR 0 20240101 20241231\n#KONTO 4010 "Köp av vård"\n#RES 0 4010 5.00\n')
    assert [table.sheet for table in file.tables] == ["Konton"]
    assert not file.stated  # there is nothing to hold them against
    assert file.control["sum_res_y0"] == "5.00"
    assert file.warnings[0].startswith("Filen (SIE typ 1) har inga belopp per månad.")


def test_a_file_without_sietyp_is_type_1():
    file = read("#KONTO 4010 Vård\n")
    assert file.control["level"] == "1"
    [level] = [found for found in file.evidence if found.what == "level"]
    assert level.because == "#SIETYP saknas, och då är typen 1"


# ---- accounts, dimensions, sender


def test_an_account_is_there_once():
    file = read("#KONTO 4010 Vård\n#KONTO 4010 Vård\n#KONTO 5010 Hyra\n")
    [accounts] = file.tables
    assert list(accounts.rows()) == [(7, ["4010", "Vård"]), (9, ["5010", "Hyra"])]


@pytest.mark.parametrize(
    ("declared", "number"),
    [
        ("", "7"),
        ("", "8"),
        ('#DIM 7 "Anställd"\n#UNDERDIM 21 "Del" 7\n', "21"),
        ('#DIM 22 "Brukare"\n', "22"),
        ('#DIM 22 "Klienter"\n#UNDERDIM 23 "Beslut" 22\n', "23"),
    ],
)
def test_employees_and_clients_are_never_read(declared, number):
    secret = "HEMLIG"
    file = read(
        YEARS
        + declared
        + "#RES 0 4010 100.00\n#PSALDO 0 202401 4010 {} 40.00\n"
        + f'#PSALDO 0 202401 4010 {{{number} "{secret}"}} 60.00\n'
        + f'#OBJEKT {number} "{secret}" "Namn"\n'
    )
    assert secret not in str([list(table.rows()) for table in file.tables])
    assert secret not in str((file.control, file.evidence, file.warnings))
    assert sum(Decimal(row["amount"]) for row in rows(file, Kind.BALANCES)) == 100


def test_the_signature_of_who_booked_is_never_read():
    file = read(
        YEARS + '#VER A 1 20240131 "Hyra" 20240131 "UNDERTECKNAD"\n{\n'
        '#TRANS 5010 {} 1.00 20240131 "Hyra" 1 "UNDERTECKNAD"\n#TRANS 1930 {} -1.00\n}\n'
    )
    assert "UNDERTECKNAD" not in str([list(table.rows()) for table in file.tables])


# ---- what is refused


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (VOUCHER.replace("100.00", "12,50", 1), "rad 12: Beloppet ”12,50” går inte att läsa."),
        (VOUCHER.replace(" 100.00", ""), "rad 12: Beloppet ”” går inte att läsa."),
        (VOUCHER.replace("100.00", "1e5", 1), "rad 12: Beloppet ”1e5” går inte att läsa."),
        (VOUCHER.replace("100.00", "1.005", 1), "rad 12: Beloppet ”1.005” går inte att läsa."),
        (VOUCHER.replace("20240131", "20240231"), "rad 10: Datumet ”20240231” finns inte."),
        (VOUCHER.replace("5010 {}", "{}"), "rad 12: Beloppet ”” går inte att läsa."),
        (VOUCHER.replace("5010 {}", "5010 {1}"), "rad 12: Objektlistan inom { } ska bestå av par"),
        ("#TRANS 5010 {} 1.00\n", "rad 10: Konteringsraden (#TRANS) står utanför en verifikation."),
        (VOUCHER[:-2], "rad 10: Verifikation A 12 saknar avslutande }."),
        (VOUCHER[:-2] + VOUCHER, "rad 10: Verifikation A 12 saknar avslutande }."),
        ('#KONTO 4010 "Köp\nav vård"\n', "rad 11: Raden börjar inte med #."),
        ("#KONTO\n", "rad 10: Kontot saknar nummer."),
        ("#PSALDO 0 202415 4010 {} 1.00\n", "rad 10: Perioden ”202415” finns inte."),
        ("#PSALDO i 202401 4010 {} 1.00\n", "rad 10: Årsnumret ”i” går inte att läsa."),
        ("#RES 0 4010\n", "rad 10: Beloppet ”” går inte att läsa."),
    ],
    ids=str,
)
def test_a_row_that_cannot_be_read_is_named_with_its_number(body, problem):
    found = problems_of(body)
    assert found[0].startswith(problem)


def test_an_unreadable_voucher_is_named_once_and_not_again_for_each_of_its_rows():
    assert problems_of(VOUCHER.replace('"Hyra"', "{Hyra}")) == [
        "rad 10: Objektlistan inom { } ska bestå av par: dimension och objekt."
    ]


def test_every_row_that_cannot_be_read_is_named():
    body = "#RES 0 4010 x\n#RES 0 4011 1.00\n#RES 0 4012 y\n"
    assert [line.split(":")[0] for line in problems_of(body)] == ["rad 10", "rad 12"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("#OKÄND 1 2 3\n", "Filen har inga konton, verifikationer, saldon eller budgetposter."),
        ("#VALUTA EUR\n#KONTO 4010 Vård\n", "Filens belopp är i EUR, inte i svenska kronor."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(body, message):
    with pytest.raises(FileRefused, match=message):
        read(body)


@pytest.mark.parametrize("content", ["", "Konto;Belopp\n4010;5\n", "<?xml version='1.0'?><a/>"])
def test_a_file_of_another_form_is_refused(content):
    with pytest.raises(FileRefused, match="Filen är inte en SIE-fil"):
        read(content, head="")


def test_what_the_standard_says_to_ignore_is_ignored():
    file = read("\n  \n#NYTT 1 {\n#KONTO 4010 Vård extra fält\n#ENHET 4010 st\n#PROSA Hej\n")
    assert file.control["accounts"] == "1"


def test_a_changed_file_is_read_and_said_to_be_changed():
    file = read("#KSUMMA\n#KONTO 4010 Vård\n#KSUMMA 1\n")
    assert file.warnings[0].startswith("Kontrollsumman på rad 9 stämmer inte: filen anger 1 men")
    assert file.control["ksumma"] == "stämmer inte"


def test_a_file_with_absurdly_many_dimensions_is_refused():
    marks = "".join(f'#TRANS 4010 {{{number} "x"}} 0.00\n' for number in range(1000, 1101))
    with pytest.raises(FileRefused, match="Filens rader använder 101 dimensioner"):
        read(YEARS + "#VER A 1 20240131\n{\n" + marks + "}\n")


def test_the_head_used_here_is_what_row_numbers_count_from():
    assert len((HEAD + YEARS).splitlines()) == 9
