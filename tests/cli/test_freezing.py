"""freeze, rounds and changes: a month as it was decided, its files, and what is otherwise now."""

from __future__ import annotations

import hashlib
import json

from tests.loading import BOARD, Desk

LEDGER = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    "202602;3101;5021;L1;2026-02-15;Lön;{amount},00\n"
)
MONTH = ("--board", BOARD, "--period", "202602")


def test_a_month_is_frozen_listed_fetched_and_compared(desk: Desk) -> None:
    desk.loaded("feb.csv", LEDGER.format(amount=100_000))
    assert desk.command("rounds", "--board", BOARD).out == "Ingenting är fryst ännu.\n"
    refused = desk.command("changes", *MONTH)
    assert (refused.exit_code, refused.out) == (1, "")
    assert "Februari 2026 är inte fryst" in refused.err
    assert "Skriv varför" in desk.command("freeze", *MONTH, "--reason", " ").err

    frozen = desk.command("freeze", *MONTH, "--reason", "Möte den 24 mars, § 34")
    assert (frozen.exit_code, frozen.err) == (0, "")
    *steps, said = frozen.out.splitlines()
    assert steps[0].startswith("1 av ")
    assert said.startswith("Februari 2026 är fryst, version 1: 2 rapporter, ")
    [listed] = json.loads(desk.command("rounds", "--board", BOARD, "--json").out)["rounds"]
    assert (listed["period"], listed["version"], listed["reason"]) == (
        202602, 1, "Möte den 24 mars, § 34",
    )  # fmt: skip
    assert listed["files"] == len(steps)

    (desk.folder / "ut").mkdir()
    fetched = desk.command("rounds", *MONTH, "--to", "ut")
    written = sorted((desk.folder / "ut").iterdir())
    assert len(written) == len(steps)
    for path in written:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in fetched.out
    assert desk.command("rounds", *MONTH, "--to", "ut").exit_code == 1  # never over a file
    assert desk.command("rounds", "--board", BOARD, "--to", "ut").exit_code == 2
    assert desk.command("rounds", *MONTH, "--to", "inte/här").exit_code == 2
    assert desk.command("changes", *MONTH).out == (
        "Ingenting har ändrats sedan rapporten frystes.\n"
    )

    load_id = desk.loaded("rättad.csv", LEDGER.format(amount=125_000))
    found = json.loads(desk.command("changes", *MONTH, "--json").out)
    [load] = found["loads"]
    assert (load["file_then"], load["rows_then"], load["amount_then"]) == (
        "feb.csv", 1, "100000.00",
    )  # fmt: skip
    assert (load["load_now"], load["file_now"], load["amount_change"]) == (
        load_id, "rättad.csv", "25000.00",
    )  # fmt: skip
    assert {one["difference"] for one in found["figures"] if one["measure"] == "sek"} >= {
        "-25000.0000000000"
    }
    assert all(one["loads"] == [0] for one in found["figures"])
    told = desk.command("changes", *MONTH).out
    assert "feb.csv: 1 rad, 100 000,00 kr → rättad.csv: 1 rad" in told.replace("\xa0", " ")
    assert "[rättad.csv]" in told
    assert desk.command("changes", *MONTH, "--version", "2").exit_code == 1
