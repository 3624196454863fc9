"""The committed demo exports have the shapes they claim, and are what the generator writes."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import defaultdict
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from data.demo.generator.__main__ import BOARDS, write
from data.demo.generator.shares import spread
from lagesbild.boards import load_boards
from lagesbild.settings import ROOT, Settings
from tests.ingest.demo_readers import (
    DEMO,
    ENCODINGS,
    READERS,
    Row,
    account_plan,
    amount,
    booked,
    grid,
    organisation,
    rows_of,
    summed,
)

MIBI = 1 << 20
PERSONAL_NUMBER = re.compile(r"\b(?:19|20)?\d{6}[-+]\d{4}\b")

every_board = pytest.mark.parametrize("board", sorted(READERS))


@pytest.fixture(scope="module")
def goteborg_ledger() -> list[Row]:
    names = sorted(path.name for path in (DEMO / "goteborg-nordost").glob("huvudbok_*.csv"))
    return [row for name in names for row in rows_of("goteborg-nordost", name)]


def test_the_largest_board_has_60_cost_centres_and_50_000_voucher_rows(
    goteborg_ledger: list[Row],
) -> None:
    assert len({row["ANSVAR"] for row in goteborg_ledger}) >= 60
    assert len(goteborg_ledger) >= 50_000


def test_only_goteborg_books_a_thirteenth_period_and_only_after_whole_years(
    goteborg_ledger: list[Row],
) -> None:
    months = [f"{year}{month:02d}" for year in (2020, 2021, 2022) for month in range(1, 14)]
    running = [f"2023{month:02d}" for month in range(1, 11)]
    assert sorted({row["PERIOD"] for row in goteborg_ledger}) == months + running


def test_goteborg_writes_windows_1252_which_is_not_utf_8() -> None:
    content = (DEMO / "goteborg-nordost" / "huvudbok_202310.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "Köp av familjehemsvård" in content.decode("cp1252")
    assert content.splitlines()[0] == (
        b"PERIOD;ANSVAR;KONTO;VHT;AKT;PROJ;OBJEKT;MOT;VERNR;BOKFDATUM;TEXT;BELOPP"
    )


def test_accrued_care_is_taken_back_the_month_after(goteborg_ledger: list[Row]) -> None:
    def accruals(period: str, word: str) -> list[Decimal]:
        return [
            amount(row["BELOPP"])
            for row in goteborg_ledger
            if row["PERIOD"] == period and row["TEXT"].startswith(word)
        ]

    accrued = accruals("202304", "Upplupen")
    assert len(accrued) > 3
    assert [-value for value in accruals("202305", "Återförd")] == accrued


def test_the_spoiled_file_differs_from_the_sound_one_in_three_cells() -> None:
    sound = rows_of("goteborg-nordost", "next/huvudbok_202311.csv")
    spoiled = rows_of("goteborg-nordost", "next/huvudbok_202311_med_fel.csv")
    differing = [
        (number, column, bad[column])
        for number, (good, bad) in enumerate(zip(sound, spoiled, strict=True), start=2)
        for column in good
        if good[column] != bad[column]
    ]
    assert differing == [
        (13, "BELOPP", "12 kr x"),
        (59, "PERIOD", "202314"),
        (205, "ANSVAR", "2130A"),
    ]


def test_the_wide_budget_of_goteborg_sums_to_its_last_row() -> None:
    rows = grid(DEMO / "goteborg-nordost" / "budget_2023.xlsx")
    header, body, sums = rows[3], rows[4:-1], rows[-1]
    assert (header[4], header[9], header[15]) == ("jan-23", "jun-23", "dec-23")
    assert sums[0] == "Summa"
    for column in range(4, 16):
        assert sum(row[column] for row in body) == sums[column]


def test_motala_shows_income_with_plus_and_costs_with_minus() -> None:
    _, told, _, group, header, *body, _ = grid(DEMO / "motala" / "utfall_2022.xlsx")
    assert told[0] == "Kr. Intäkter visas med plus och kostnader med minus."
    assert group[4] == "Utfall 2022"
    assert header[:6] == ("Ansvar", "Ansvarsnamn", "Konto", "Kontonamn", "Jan", "Feb")
    for row in body:
        year = sum(value or 0 for value in row[4:])
        assert year > 0 if str(row[2]).startswith("3") else year < 0


def test_motala_has_only_the_months_that_are_closed() -> None:
    header = grid(DEMO / "motala" / "utfall_2023.xlsx")[4]
    assert header[4:] == ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep")
    assert grid(DEMO / "motala" / "next" / "utfall_202310.xlsx")[4][4:] == (*header[4:], "Okt")


def test_motala_has_a_month_without_a_fee_and_one_with_it_twice() -> None:
    rows = grid(DEMO / "motala" / "utfall_2023.xlsx")
    [fee] = [row for row in rows if row[0] == "53110" and row[2] == "34120"]
    may, june, july = fee[8], fee[9], fee[10]
    assert june == 0
    assert july == pytest.approx(2 * may, rel=0.1)


def test_omsorgsnamnden_writes_utf_16_with_tabs_and_a_trailing_minus() -> None:
    content = (DEMO / "uppsala-omsorgsnamnd" / "transaktioner_2026.txt").read_bytes()
    assert content[:2] == b"\xff\xfe"
    rows = rows_of("uppsala-omsorgsnamnd", "transaktioner_2026.txt")
    assert {row["Period"] for row in rows} == {f"2026{month:02d}" for month in range(1, 9)}
    below = [row["Belopp"] for row in rows if row["Konto"].startswith("3")]
    assert all(re.fullmatch(r"\d{1,3}( \d{3})*,\d\d-", text) for text in below)


def test_every_board_has_demo_files() -> None:
    assert set(BOARDS) == set(READERS) == set(load_boards(Settings().boards))


@every_board
def test_three_whole_years_come_before_the_running_one(board: str) -> None:
    last = {
        "goteborg-nordost": 202310,
        "motala": 202309,
        "sodertalje-socialnamnd": 202309,
        "uppsala-omsorgsnamnd": 202608,
        "uppsala-socialnamnd": 202404,
    }[board]
    months = {period for _, _, period, _ in booked(board) if period[4:] != "13"}
    year = last // 100
    whole = {f"{y}{month:02d}" for y in range(year - 3, year) for month in range(1, 13)}
    assert months == whole | {f"{year}{month:02d}" for month in range(1, last % 100 + 1)}


@every_board
def test_a_few_small_sums_stand_on_codes_that_nobody_has_explained(board: str) -> None:
    places = {row["Kod"] for row in organisation(board) if row["Nivå"] == "Ansvar"}
    accounts = {row["Konto"] for row in account_plan(board)}
    unknown_places = [value for place, _, _, value in booked(board) if place not in places]
    unknown_accounts = [value for _, account, _, value in booked(board) if account not in accounts]
    whole = sum(value for _, _, _, value in booked(board))
    assert 2 <= len(unknown_places) <= 5
    assert 1 <= len(unknown_accounts) <= 5
    assert sum(map(abs, unknown_places + unknown_accounts)) < whole / 1_000


@every_board
def test_every_explained_account_has_a_group_and_balance_accounts_stay_apart(board: str) -> None:
    lines = (Settings().reference / "account_groups.csv").read_text("utf-8").splitlines()
    groups = list(csv.DictReader((line for line in lines if line[0] != "#"), delimiter=";"))
    for row in account_plan(board):
        assert any(row["Konto"].startswith(group["prefix"]) for group in groups)
    assert not any(account[0] in "12" for _, account, _, _ in booked(board))


@every_board
def test_the_organisation_changes_over_time_without_gap_or_overlap(board: str) -> None:
    levels = {row["Kod"]: row["Nivå"] for row in organisation(board)}
    names = {row["Namn"] for row in organisation(board)}
    assert len(levels) == len(names)  # so that a table that only names units can be read
    times: dict[str, list[Row]] = defaultdict(list)
    for row in organisation(board):
        times[row["Kod"]].append(row)
        assert (row["Överordnad kod"] in levels) == bool(row["Överordnad kod"])
    moved = [rows for rows in times.values() if len(rows) > 1]
    assert len(moved) == 1
    [(before, after)] = moved
    assert before["Överordnad kod"] != after["Överordnad kod"]
    assert before["Giltig till"][5:] == "12-31"
    assert int(after["Giltig från"][:4]) == int(before["Giltig till"][:4]) + 1


@every_board
def test_a_closed_cost_centre_is_booked_until_it_closes_and_a_new_one_from_its_first_day(
    board: str,
) -> None:
    spans = {}
    for row in organisation(board):
        first, last = spans.get(row["Kod"], ("9999-99", "0000-00"))
        spans[row["Kod"]] = (
            min(first, row["Giltig från"]),
            max(last, row["Giltig till"] or "9999-99"),
        )
    assert sum(last < "2027" for _, last in spans.values()) >= 1
    for place, _, period, _ in booked(board):
        first, last = spans.get(place, ("", "9999-99"))
        assert first[:4] <= period[:4] <= last[:4]


@every_board
def test_some_months_are_below_zero_as_corrections_are(board: str) -> None:
    costs = summed(
        (f"{place} {account} {period}", value)
        for place, account, period, value in booked(board)
        if account[0] in "4567"
    )
    assert any(value < 0 for value in costs.values())


@every_board
def test_no_personal_identity_number_stands_in_any_file(board: str) -> None:
    for path in (DEMO / board).rglob("*"):
        if path.suffix in (".csv", ".txt", ".se"):
            encoding = "cp437" if path.suffix == ".se" else ENCODINGS[board]
            text = path.read_bytes().decode(encoding if "budget_" not in path.name else "utf-8")
            assert not PERSONAL_NUMBER.search(text)


@every_board
def test_the_order_of_loading_names_every_file_once_with_codes_first(board: str) -> None:
    order = tomllib.loads((DEMO / board / "load.toml").read_text("utf-8"))["files"]
    paths = [entry["path"] for entry in order]
    there = {path.name for path in (DEMO / board).iterdir() if path.is_file()}
    assert sorted(paths) == sorted(there - {"load.toml"})
    assert paths[0].startswith("organisation.")
    assert list((DEMO / board / "next").iterdir())


def test_the_demo_stays_small_enough_to_commit() -> None:
    files = [path for board in READERS for path in (DEMO / board).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15 * MIBI


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, (1, 1, 1), [34, 33, 33]),
        (-100, (1, 1, 1), [-33, -33, -34]),
        (10, (0, 3, 1), [0, 8, 2]),
        (0, (5, 5), [0, 0]),
    ],
)
def test_a_split_loses_nothing(total: int, weights: tuple[int, ...], parts: list[int]) -> None:
    assert spread(total, weights) == parts
    assert sum(parts) == total


@pytest.mark.parametrize("weights", [(), (0, 0), (3, -1)])
def test_a_split_over_nothing_is_refused(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="Cannot spread over"):
        spread(10, weights)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file's bytes; of a workbook what is packed in it, as compression may differ."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(BytesIO(path.read_bytes())) as packed:
                found |= {f"{name}!{part}": packed.read(part) for part in packed.namelist()}
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def test_the_committed_files_are_what_the_generator_writes(tmp_path: Path) -> None:
    write("uppsala-omsorgsnamnd", tmp_path)
    written = contents(tmp_path / "uppsala-omsorgsnamnd")
    assert written == contents(DEMO / "uppsala-omsorgsnamnd")


@pytest.mark.heavy
def test_every_board_is_written_alike_by_a_process_of_its_own(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "data.demo.generator", "--to", str(tmp_path)], cwd=ROOT, check=True
    )
    for board in READERS:
        assert contents(tmp_path / board) == contents(DEMO / board)
