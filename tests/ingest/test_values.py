"""What single cells and headers say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.ingest import values
from lagesbild.ingest.reading import Basis, ShownUnit, Sign
from lagesbild.ingest.values import DecimalMark, Span
from lagesbild.periods import MONTH_NAMES

MONTH, ACCUMULATED, YEAR = Basis.MONTH, Basis.ACCUMULATED, Basis.YEAR


# Periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("202301", 202301),
        (" 202301 ", 202301),
        ("2023-01", 202301),
        ("2023–01", 202301),
        ("2023/1", 202301),
        ("2023.01", 202301),
        ("2023 01", 202301),
        ("2023M01", 202301),
        ("2023P1", 202301),
        ("1/2023", 202301),
        ("jan-23", 202301),
        ("Jan 2023", 202301),
        ("jan. 2023", 202301),
        ("JANUARI 2023", 202301),
        ("jan'23", 202301),
        ("2023 jan", 202301),
        ("23-01", 202301),
        ("01-23", 202301),
        ("202300", 202300),
        ("202313", 202313),
        ("2023-13", 202313),
        ("2023-01-31", 202301),
        ("20230131", 202301),
        ("2023-01-31 00:00:00", 202301),
        ("31/1 2023", 202301),
        ("mai 2023", 202305),
        ("desember 2022", 202212),
        ("October 2023", 202310),
        ("okt-99", 199910),
    ],
)
def test_a_period_is_read(text, period):
    assert values.parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "01", "jan", "2023", "202314", "1234567", "12345", "23-13-01", "januari", "Q1", "x"],
)
def test_what_is_not_a_period_is_refused(text):
    with pytest.raises(ValueError, match="är inte en period"):
        values.parse_period(text)


def test_an_ambiguous_period_is_refused_with_its_readings():
    with pytest.raises(ValueError, match="kan betyda 2011-12 eller 2012-11"):
        values.parse_period("11-12")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("01", 202301),
        ("1", 202301),
        ("00", 202300),
        ("13", 202313),
        ("maj", 202305),
        ("Dec.", 202312),
        ("Period 3", 202303),
        ("M03", 202303),
        ("202212", 202212),
    ],
)
def test_a_month_alone_is_read_when_the_year_is_known(text, period):
    assert values.parse_period(text, year=2023) == period


@pytest.mark.parametrize("text", ["14", "2023", "period", "marsch"])
def test_what_is_not_a_month_is_refused_though_the_year_is_known(text):
    with pytest.raises(ValueError, match="är inte en period"):
        values.parse_period(text, year=2023)


@given(year=st.integers(1980, 2079), month=st.integers(1, 12))
def test_every_month_is_read_in_every_form(year, month):
    name = MONTH_NAMES[month - 1]
    forms = [
        f"{year}{month:02d}",
        f"{year}-{month:02d}",
        f"{year}/{month}",
        f"{year}M{month:02d}",
        f"{name} {year}",
        f"{name[:3]}-{year % 100:02d}",
        f"{year}-{month:02d}-28",
        f"28/{month} {year}",
    ]
    assert {values.parse_period(form) for form in forms} == {year * 100 + month}


# Dates


@pytest.mark.parametrize(
    "text",
    [
        "2023-01-31",
        "2023–01–31",
        "20230131",
        "230131",
        "23-01-31",
        "2023/1/31",
        "2023.01.31",
        "31.01.2023",
        "31.1.2023",
        "31/1 2023",
        "31/1-23",
        "31/01/2023",
        "01/31/2023",
        "31-01-2023",
        "31 jan 2023",
        "31-jan-23",
        "31. januar 2023",
        "2023-01-31 12:30",
        "2023-01-31T12:30:00.000Z",
        "\u00a02023-01-31",
    ],
)
def test_a_date_is_read(text):
    assert values.parse_date(text) == date(2023, 1, 31)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2023", "2023-03-04 eller 2023-04-03"),
        ("03-04-2023", "2023-03-04 eller 2023-04-03"),
        ("31.01.23", "2023-01-31 eller 2031-01-23"),
        ("01/02/03", "2001-02-03, 2003-01-02 eller 2003-02-01"),
    ],
)
def test_an_ambiguous_date_is_refused_with_its_readings(text, readings):
    with pytest.raises(ValueError, match=f"kan betyda {readings}"):
        values.parse_date(text)


def test_a_date_that_is_the_same_either_way_is_read():
    assert values.parse_date("05/05/2023") == date(2023, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "202301",
        "2023-02-30",
        "2023-13-01",
        "31/2 2023",
        "45000",
        "1 234,50",
        "idag",
        "0000-01-01",
    ],
)
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(ValueError, match="är inte ett datum"):
        values.parse_date(text)


@given(day=st.dates(date(1980, 1, 1), date(2079, 12, 31)))
def test_every_day_is_read_in_the_forms_of_swedish_systems(day):
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%y-%m-%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    ]
    assert {values.parse_date(form) for form in forms} == {day}


@given(text=st.text(st.sampled_from("0123456789-/. janmriT:"), max_size=12))
def test_no_text_gives_a_day_that_it_does_not_hold(text):
    try:
        found = values.parse_date(text)
    except ValueError as error:
        assert text in str(error)  # noqa: PT017  # it may as well be a date
    else:
        assert str(found.day) in text
        assert f"{found:%y}" in text


# Spans


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Utfall Jan - Feb 2026", Span(ACCUMULATED, 2026, 1, 2, "Utfall")),
        ("Budget Jan–Feb 2026", Span(ACCUMULATED, 2026, 1, 2, "Budget")),
        ("2026 jan - feb", Span(ACCUMULATED, 2026, 1, 2, "")),
        ("Utfall jan 2026 t.o.m. mars 2026", Span(ACCUMULATED, 2026, 1, 3, "Utfall")),
        ("202301-202303", Span(ACCUMULATED, 2023, 1, 3, "")),
        ("Period: 2023-01 - 2023-03", Span(ACCUMULATED, 2023, 1, 3, "Period")),
        ("2026-01-01 -- 2026-02-28", Span(ACCUMULATED, 2026, 1, 2, "")),
        ("1 jan - 31 mars 2026", Span(ACCUMULATED, 2026, 1, 3, "")),
        ("Jan - Dec 2026", Span(ACCUMULATED, 2026, 1, 12, "")),
        ("Ack mars", Span(ACCUMULATED, None, 1, 3, "")),
        ("Utfall ack. mars 2026 (tkr)", Span(ACCUMULATED, 2026, 1, 3, "Utfall (tkr)")),
        ("Ackumulerat utfall 202603", Span(ACCUMULATED, 2026, 1, 3, "utfall")),
        ("Utfall t o m mars", Span(ACCUMULATED, None, 1, 3, "Utfall")),
        ("Utfall per 31 mars 2026", Span(ACCUMULATED, 2026, 1, 3, "Utfall")),
        ("UTFALL_ACK", Span(ACCUMULATED, None, 1, None, "UTFALL")),
        ("Budget ack 2026", Span(ACCUMULATED, 2026, 1, None, "Budget")),
        ("Apr - Jun 2026", Span(None, 2026, 4, 6, "")),
        ("UTFALL 202303", Span(MONTH, 2023, 3, 3, "UTFALL")),
        ("UTFALL_202303", Span(MONTH, 2023, 3, 3, "UTFALL")),
        ("202300", Span(MONTH, 2023, 0, 0, "")),
        ("Utfall 2023-12", Span(MONTH, 2023, 12, 12, "Utfall")),
        ("2023M03", Span(MONTH, 2023, 3, 3, "")),
        ("2023-03-31", Span(MONTH, 2023, 3, 3, "")),
        ("Jan", Span(MONTH, None, 1, 1, "")),
        ("Dec.", Span(MONTH, None, 12, 12, "")),
        ("Utfall maj -23", Span(MONTH, 2023, 5, 5, "Utfall")),
        ("Uppföljning nämnden mars 2026", Span(MONTH, 2026, 3, 3, "Uppföljning nämnden")),
        ("2013", Span(YEAR, 2013, 1, 12, "")),
        ("Budget 2026", Span(YEAR, 2026, 1, 12, "Budget")),
        ("Budget 2022 (mnkr)", Span(YEAR, 2022, 1, 12, "Budget (mnkr)")),
        ("2022 prognos", Span(YEAR, 2022, 1, 12, "prognos")),
        ("Helårsprognos 2026", Span(YEAR, 2026, 1, 12, "Helårsprognos")),
        ("Helårsbudget", Span(YEAR, None, 1, 12, "Helårsbudget")),
    ],
)  # fmt: skip
def test_a_header_names_its_time(text, span):
    assert values.parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        *("", "Period", "Ansvar", "Konto 4010", "Marknad", "Snitt", "Majoritet", "Giltig t.o.m."),
        *("Budget 2023-2025", "dec 2025 - feb 2026", "Utfall 2025 och 2026", "Jan, feb och mars"),
        *("mars - jan 2026", "Utfall per månad", "10 000", "1234567"),
    ],
)
def test_a_header_that_names_no_one_time_says_nothing(text):
    assert values.parse_span(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [("Utfall Jan - Feb 2026", 202602), ("Budget 2026", 202612), ("mars", None), ("Ack", None)],
)
def test_the_period_of_a_span_is_its_last(text, period):
    assert values.parse_span(text).period == period


@given(text=st.text(max_size=40))
def test_any_header_can_be_asked(text):
    span = values.parse_span(text)
    assert span is None or set(span.rest) <= set(text.replace("_", " ") + "- ") | set("−–—")


# Codes and names


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("30013 Namn", "30013", "Namn"),
        ("30 - Försäljningsintäkter", "30", "Försäljningsintäkter"),
        ("5 - Kostnader för arbetskraf", "5", "Kostnader för arbetskraf"),
        ("60 – Lokal- och markhyror", "60", "Lokal- och markhyror"),
        ("30013: Namn", "30013", "Namn"),
        ("0701\u00a0Åldringsvård", "0701", "Åldringsvård"),
        ("17A Fellestjenester", "17A", "Fellestjenester"),
        ("N00 Vedtatt", "N00", "Vedtatt"),
        ("[3010] Namn", "3010", "Namn"),
        ("(3010) Namn", "3010", "Namn"),
        ("Namn (3010)", "3010", "Namn"),
        ("Namn, med komma [3010]", "3010", "Namn, med komma"),
        ("30013", "30013", ""),
    ],
)
def test_a_code_is_split_from_its_name(text, code, name):
    assert values.split_code_and_name(text) == (code, name)


@pytest.mark.parametrize(
    "text",
    [
        "Namn",
        "",
        "Summa 6 - Övriga",
        "Hemtjänst (egen regi)",
        "1 234,50",
        "1 234",
        "Covid19 stöd",
        "-",
    ],
)
def test_a_text_without_a_code_has_none(text):
    assert values.split_code_and_name(text) is None


# Units and signs


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *((text, ShownUnit.KR) for text in ("kr", "Belopp (kr)", "SEK", "Enhet: kronor")),
        *(
            (text, ShownUnit.TKR)
            for text in ("Belopp i tkr", "Tkr (vänt tecken)", "tusental kronor", "Tusen kr", "KKR")
        ),
        *((text, ShownUnit.TKR) for text in ("1000-tal kronor", "Belopp i 1 000 kr", "TSEK")),
        *(
            (text, ShownUnit.MNKR)
            for text in ("(mnkr)", "Budget, mkr", "miljoner kronor", "Milj. kr", "MSEK", "miljoner")
        ),
        *((text, None) for text in ("Belopp", "Kronofogden", "Ökrona", "tkr eller mnkr", "krav")),
    ],
)
def test_a_unit_is_found_as_a_word(text, unit):
    assert values.unit_in(text) is unit


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Tkr (vänt tecken)", Sign.REVERSED),
        ("Omvänt tecken", Sign.REVERSED),
        ("omvända tecken", Sign.REVERSED),
        ("tecken", None),
        ("Tkr", None),
    ],
)
def test_a_turned_sign_is_found(text, sign):
    assert values.sign_in(text) is sign


# Decimal marks


@pytest.mark.parametrize(
    ("samples", "said"),
    [
        (["1 234,50", "5"], DecimalMark(",")),
        (["1234.50"], DecimalMark(".")),
        (["1.234,50"], DecimalMark(",")),
        (["1,234.50"], DecimalMark(".")),
        (["1.234.567"], DecimalMark(",")),
        (["0.125"], DecimalMark(".")),
        (["1234.567"], DecimalMark(".")),
        (["1 234,567"], DecimalMark(",")),
        (["5", "1 000", "-", "Summa", "12,5 %"], DecimalMark(None)),
        (["2.000", "1,500"], DecimalMark(None, ("2.000", "1,500"))),
        (["2.000", "12,50"], DecimalMark(",")),  # two thousand, as commas are decimal marks
        (["2.000", "2000.00"], DecimalMark(".", ("2.000",))),  # odd among two decimals
        (["2.000", "0.125"], DecimalMark(".")),
        (["2.000", "1,5", "2,5", "1.5"], DecimalMark(",", ("2.000",), ("1.5",))),
        (["1,5", "1.5"], DecimalMark(None, (), ("1,5", "1.5"))),
        (["(2.000 kr)", "-3.500-"], DecimalMark(None, ("(2.000 kr)", "-3.500-"))),
    ],
)
def test_a_column_tells_its_decimal_mark_or_says_what_is_ambiguous(samples, said):
    assert values.decimal_mark(samples) == said


def test_text_does_not_look_like_an_amount():
    assert not any(map(values.looks_like_amount, ["", "Summa", "12 %", "2023-01-31", "30013 Namn"]))
