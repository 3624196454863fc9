"""What a case need not say: neutral values, and the loads and boards that its rows belong to."""

from __future__ import annotations

from lagesbild.ingest.records import KINDS
from lagesbild.store import KEEPING_ACCOUNTS, KEEPING_ORGANISATION, Cursor

TYPICAL = {
    "load_id": "1",
    "board": "socialnamnd",
    "source": "ekonomisystem",
    "kind": "ledger",
    "basis": "month",
    "sign": "ledger",
    "event": "committed",
    "level": "cost_centre",
    "value_type": "actual",
    "first_month": "1",
    "case_type": "boendestöd",
    "person": "p-aaaaaaaaaaaaaaaaaaaa",
    "case_kind": "barn och unga",
    "care_form": "familjehem",
    "provider": "external",
    "is_forecast": "actual",
    "price_kind": "day",
    "investment_kind": "new",
    "grant_kind": "grant",
    "in_budget": "no",
    "council_goal": "1",
    "measure": "level",
    "reported": "month",
    "direction": "higher",
    "frequency": "monthly",
    "path": "linear",
    "is_planned": "actual",
    "assignment_kind": "assignment",
    "provider_kind": "private",
    "followup_kind": "planned",
    "followup_level": "provider",
    "severity": "moderate",
    "benefit": "moderate",
    "cost_effectiveness": "moderate",
    "to_executive_board": "no",
    "gender": "all",
    "item_kind": "other_follow_up",
    "variant": "ordinary",
    "sub_process": "Analysera",
    "to_board": "yes",
    "to_city_office": "no",
    "control_area": "Ekonomi",
    "occasions_frequency": "months",
    "occasions_text": "som det står",
}
"""Values of columns that are drawn from a fixed set of words, when a case does not mention them."""

NUMBERED = ("row_number", "event_id", "position")
"""Columns that tell rows apart: a case that does not mention them gets 1, 2, 3 …"""

INCOMING_COLUMNS = {
    "incoming_given_codes": "(place integer, code varchar)",
    "incoming_stated": "(place integer, amount_text varchar)",
    "incoming_case_counts": "(period integer, level varchar, department varchar, unit varchar, "
    "name varchar, case_type varchar, people integer, suppressed boolean, small_number integer)",
}
"""Arrow tables of an import that are like no raw table."""

RECORDS = tuple(f"raw.{kind}" for kind in KINDS)
"""The tables of the kinds of record, whose counts are in one view."""

_LOADS = """
insert into raw.loads by name
with owners as ({owners})
select
    load_id, board, $source as source, 'fil ' || load_id as file_name, '' as file_sha256,
    0 as file_bytes, '' as file_form, '' as profile, '{{}}' as reading, '{{}}' as control,
    'ekonom' as author, timestamp '2000-01-01' + to_days(load_id) as created_at
from owners
"""

_EVENTS = """
insert into raw.load_events by name
select load_id as event_id, load_id, 'committed' as event, author, created_at as happened_at
from raw.loads
"""

_COVERED = {
    "raw.amounts": """
    select
        load_id, kind, case when sign = 'ledger' then amount else -amount end as amount,
        unnest(
            case
                when basis = 'year' then [
                    -- counted in months since year 0, so that a year may end in any month
                    (period // 100 * 12 + period % 100 - 1 - back) // 12 * 100
                    + (period // 100 * 12 + period % 100 - 1 - back) % 12 + 1
                    for back in range(12)
                ]
                else [period]
            end
        )::integer as period
    from raw.amounts
    """,
    "raw.organisation": "select load_id, 'organisation' as kind, 0 as period, 0 as amount "
    "from raw.organisation",
    "raw.accounts": "select load_id, 'accounts' as kind, 0 as period, 0 as amount "
    "from raw.accounts",
    "raw.cases": "select load_id, 'cases' as kind, period, 0 as amount from raw.cases",
    **dict.fromkeys(RECORDS, "select load_id, kind, period, amount from marts.record_counts"),
}

_COVERAGE = """
insert into raw.coverage by name
with covered as ({covered})
select
    load_id, board, source, kind, period, count(*)::integer as row_count, sum(amount) as amount
from covered
inner join raw.loads using (load_id)
group by all
"""

_BOARDS = """
insert into raw.boards by name
with mentioned as (
    select board from raw.loads
    union select board from marts.cube
    union select board from marts.positions
    union select board from marts.kept_case_counts
)
select
    board, board as name, '' as municipality, 1 as first_month,
    0 as watch_share, 0 as alarm_share, 5 as small_number,
    {
        'watch_share': 0.1, 'unchanged_share': 0.02, 'zero_band': 0.5, 'green_share': 0.7,
        'asks_for_actions': true, 'trend_months': 24, 'trend_least': 8, 'trend_z': 1.96
    } as goals,
    {'high_from': 9, 'middle_from': 4} as risk,
    {
        'open_days': 14, 'open_law': '20:2', 'inquiry_months': 4, 'inquiry_days': 122,
        'inquiry_law': '20:3', 'carry_out_months': 3, 'carry_out_law': '34:1',
        'quarterly_law': '34:3', 'review_months': 6, 'review_law': '22:13'
    } as clocks,
    {'grace_days': 14, 'last_year_months': 2} as control,
    '{"large_value": "20000000", "many_clients": 100, "high_months": 12, "middle_months": 24,
    "low_months": 36, "renewed_by": ["planned"], "summary_months": [5, 9, 12]}' as providers,
    '{"severity": [4, 3, 2, 1], "benefit": [4, 3, 2, 1, 0], "cost_effectiveness": [4, 3, 2, 1],
    "severity_weight": 1, "benefit_weight": 1, "effectiveness_weight": 1, "frame": 0}'
    as priorities,
    '{"unit_amount": 100, "unit_share": 0, "department_amount": 1000, "department_share": 0,
    "administration_amount": 2000, "board_amount": 5000}' as escalation,
    '[{"key": "gather", "step": "collect", "words": "Samla in", "responsible": "Stöd",
    "sign_off": "quality_assured", "per_department": false,
    "checks": ["figures_loaded", "findings_handled"]},
    {"key": "explain", "step": "analyse", "words": "Förklara", "responsible": "Chef",
    "sign_off": "approved", "per_department": true,
    "checks": ["variances_explained", "findings_handled"]},
    {"key": "decide", "step": "decide", "words": "Besluta", "responsible": "Nämnden",
    "sign_off": "approved", "per_department": false, "checks": []}]' as period_steps
from mentioned
"""


def default_of(column: str, kind: str, place: int) -> str:
    """A neutral value for a column that must have one; `place` is the row's place in its block."""
    if column in NUMBERED:
        return str(place)
    if column in TYPICAL:
        return TYPICAL[column]
    if kind.startswith(("DECIMAL", "INTEGER", "BIGINT")):
        return "0"
    if kind in ("DATE", "TIMESTAMP"):
        return "2000-01-01"
    return "false" if kind == "BOOLEAN" else ""


def complete_loads_and_boards(db: Cursor, given: set[str]) -> None:
    """Rows of a load that the case does not describe count: it is committed, in load_id order.

    Where codes stand is kept as the importer does, unless the case says what is kept. Only tables
    that the case fills are read: the store was empty before.
    """
    connection = db._connection
    holding_rows = sorted(given & _COVERED.keys())
    if "raw.loads" not in given and holding_rows:
        owners = " union ".join(
            f"select load_id, board from {table} group by all" for table in holding_rows
        )
        connection.execute(_LOADS.format(owners=owners), {"source": TYPICAL["source"]})
    if "raw.load_events" not in given:
        connection.execute(_EVENTS)
    if "raw.coverage" not in given and holding_rows:
        covered = " union all by name ".join(sorted({_COVERED[table] for table in holding_rows}))
        connection.execute(_COVERAGE.format(covered=covered))
    if "raw.boards" not in given:
        connection.execute(_BOARDS)
    if not given & {"marts.kept_organisation_paths", "marts.kept_account_paths"}:
        _keep_paths(db, given)


def _keep_paths(db: Cursor, given: set[str]) -> None:
    if "raw.organisation" in given:
        for step in KEEPING_ORGANISATION:
            db.run(step, board=None)
    if given & {"raw.accounts", "marts.positions"}:
        for step in KEEPING_ACCOUNTS:
            db.run(step, board=None)
