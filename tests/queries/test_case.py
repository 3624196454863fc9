"""The case format itself: what it accepts, fills in, compares and refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.queries.case import Case, CaseError, _named


def differences(db, text: str) -> list[tuple[str, str]]:
    return [(actual, expected) for actual, expected in Case.parse(text).run(db)]


def agree(db, text: str) -> bool:
    return all(actual == expected for actual, expected in differences(db, text))


GIVEN = """What the case shows.

given raw.amounts
period | account | amount
202301 | 5010    | 1 200.50
202302 | 5010    | 100
"""


def test_rows_that_are_as_expected_agree(db):
    assert agree(
        db,
        GIVEN
        + """
expect select period, amount from raw.amounts
period | amount
202301 | 1200.5
202302 | 100.00
""",
    )


@pytest.mark.parametrize(
    "expected",
    ["202301 | 1200.50", "202301 | 1200.51\n202302 | 100", "202301 | \n202302 | 100"],
    ids=["a missing row", "an öre too much", "a missing amount"],
)
def test_rows_that_differ_do_not_agree(db, expected):
    text = f"{GIVEN}\nexpect select period, amount from raw.amounts\nperiod | amount\n{expected}"
    assert not agree(db, text)


def test_order_counts_only_where_the_query_says_one(db):
    expected = "period | amount\n202301 | 1200.50\n202302 | 100\n"
    unordered = f"{GIVEN}\nexpect select period, amount from raw.amounts\n{expected}"
    ordered = unordered.replace("from raw.amounts", "from raw.amounts order by period desc")
    assert agree(db, unordered)
    db._connection.execute("delete from raw.amounts; delete from raw.loads")
    db._connection.execute("delete from raw.load_events; delete from raw.coverage")
    assert not agree(db, ordered)


def test_an_order_inside_parentheses_is_not_the_order_of_the_rows(db):
    text = f"""{GIVEN}
expect select period, sum(amount) over (order by period) as so_far from raw.amounts
period | so_far
202302 | 1 300.50
202301 | 1 200.50
"""
    assert agree(db, text)


def test_a_span_of_months_is_a_row_a_month_also_over_new_year(db):
    text = """Two months on each side of new year.

given raw.amounts
period         | amount
202311..202402 | 10

expect select period, amount from raw.amounts
period         | amount
202311..202402 | 10
"""
    assert agree(db, text)
    assert db._connection.execute("select list(period) from raw.amounts").fetchone() == (
        [202311, 202312, 202401, 202402],
    )


def test_loads_that_are_not_described_count_and_cover_their_rows(db):
    text = """A case about sums need not speak of loads.

given raw.amounts
load_id | period | amount
1       | 202301 | 5
1       | 202301 | 7
2       | 202302 | 9

expect select load_id, period, row_count, amount from raw.coverage
load_id | period | row_count | amount
1       | 202301 | 2         | 12
2       | 202302 | 1         | 9
"""
    assert agree(db, text)


def test_a_yearly_amount_covers_twelve_months(db):
    text = """A yearly budget stands in the last month of its year.

given raw.amounts
kind   | basis | period | amount
budget | year  | 202306 | 1200

expect select period from raw.coverage
period
202207..202306
"""
    assert agree(db, text)


def test_events_that_are_described_are_all_there_are(db):
    text = """A load that was never committed.

given raw.amounts
amount
5

given raw.load_events
event
trial

expect select event from raw.load_events
event
trial
"""
    assert agree(db, text)


def test_an_empty_cell_is_null_and_expected_as_such(db):
    text = """Nothing is said of the account.

given raw.amounts
account | amount
        | 5

expect select account is null as nothing, account from raw.amounts
nothing | account
true    |
"""
    assert agree(db, text)


def test_no_rows_may_be_expected(db):
    assert agree(db, "Nothing.\n\nexpect select load_id from raw.loads\nno rows")
    assert not agree(db, f"{GIVEN}\nexpect select load_id from raw.loads\nno rows")


def test_a_named_query_is_run_with_typed_parameters():
    assert _named("economy/x with board='0123', as_of=202303, share=0.05, since=2023-01-31") == (
        "economy/x",
        {
            "board": "0123",
            "as_of": 202303,
            "share": Decimal("0.05"),
            "since": date(2023, 1, 31),
        },
    )
    assert _named("economy/x with cost_centre=null, all=true, name=motala") == (
        "economy/x",
        {"cost_centre": None, "all": True, "name": "motala"},
    )
    assert _named("economy/x with periods=[202311..202401, 202313], codes=['01', '02']") == (
        "economy/x",
        {"periods": [202311, 202312, 202401, 202313], "codes": ["01", "02"]},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A.\n\ngiven raw.amounts\nbelopp\n5\n\nexpect select 1", "no column belopp"),
        ("A.\n\ngiven raw.amount\namount\n5\n\nexpect select 1", "no column amount"),
        ("A.\n\ngiven raw.amounts\nperiod | amount\n5", "has not 2 cells"),
        ("A.\n\nexpect select 1 as a\nb\n1", "not \\['b'\\]"),
        ("A.\n\nexpect select 1 as a\na\n1\n\ngiven raw.amounts\namount\n1", "comes first"),
        ("A.\n\ngiven raw.boards\nboard|name\n202301..202302|202301..202302", "two spans"),
    ],
)
def test_a_case_that_breaks_the_format_is_refused(db, text, message):
    with pytest.raises(CaseError, match=message):
        differences(db, text)


def test_lines_that_begin_with_a_hash_are_comments():
    case = Case.parse("# for the reader\nWhat it shows.\n\nexpect select 1\n# why\na\n1")
    assert case.behaviour == "What it shows."
    assert case.steps[0].rows == [["1"]]


def test_what_an_import_offers_is_stood_in_for(db):
    text = """An amount on its way in has no load yet.

given incoming_amounts
account | amount_text
5010    | 1 234,50

given incoming_stated
place | amount_text
1     | 10

expect select account, incoming_amounts.amount_text, place
  from incoming_amounts cross join incoming_stated
account | amount_text | place
5010    | 1 234,50    | 1
"""
    assert agree(db, text)
