"""What may not stand in any file of the project."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, own_files, text_of

SHARED = ROOT.parent / "shared"

_MACHINE = re.compile(r"(?<![\w.~$*}])/(?:home|root|Users|work|workspace|opt|mnt)/[\w.-]+")
_REGISTRY = re.compile(
    r"pypi[.]org|python[h]osted|npm[j]s|deb[.]debian|archive[.]ubuntu|index[-]url"
    r"|@ [f]ile:|git[+]https?:",
)
_LEFT_OVER = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b")
_IDENTITY = re.compile(r"(?<![\d.,-])(?:19|20)?(\d{6})[-+]?(\d{4})(?![\d.,-])")


def is_text(path: Path) -> bool:
    return b"\0" not in (ROOT / path).read_bytes()[:8192]


def is_own_words(path: Path) -> bool:
    """Not an export, a licence or a font, which others wrote or a program drew."""
    return path.parts[0] != "data" and "fonts" not in path.parts and is_text(path)


WRITTEN = [path for path in own_files() if is_own_words(path)]
TEXTS = [path for path in own_files() if is_text(path)]


@pytest.mark.parametrize(
    "forbidden",
    [_MACHINE, _REGISTRY, _LEFT_OVER],
    ids=["a path of some machine", "the host of a registry", "a left-over"],
)
def test_no_file_holds(forbidden):
    assert [path for path in WRITTEN if forbidden.search(text_of(path))] == []


@pytest.mark.parametrize(
    ("forbidden", "text"),
    [
        (_MACHINE, "/".join(["read ", "home", "anna", "export.csv"])),
        (_REGISTRY, "-".join(["--index", "url=somewhere"])),
        (_LEFT_OVER, "".join(["# TO", "DO later"])),
    ],
)
def test_each_forbidden_thing_would_be_found(forbidden, text):
    assert forbidden.search(text)


def identity_numbers(text: str) -> list[str]:
    """What has the form, the date and the check digit of a Swedish identity number.

    The product has a recogniser of its own, with allowances for amounts and checksums. This one
    shares nothing with it, so that a fault in one is seen by the other.
    """
    return [
        found[0]
        for found in _IDENTITY.finditer(text)
        if is_birth_date(found[1]) and check_digit_holds(found[1] + found[2])
    ]


def is_birth_date(six_digits: str) -> bool:
    day = int(six_digits[4:])
    coordination = day - 60 if day > 60 else day
    try:
        datetime.strptime(f"{six_digits[:4]}{coordination:02d}", "%y%m%d")  # noqa: DTZ007
    except ValueError:
        return False
    return True


def check_digit_holds(ten_digits: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten_digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def test_an_identity_number_is_told_from_other_numbers():
    test_number = "19121212" + "-" + "1212"  # the tax agency's own example, nobody's
    assert identity_numbers(f"Barn {test_number} placerat")
    assert not identity_numbers(test_number[:-1] + "3")
    assert not identity_numbers("1234567890,50 och 202301-1234")


def test_no_file_holds_an_identity_number():
    ours = [path for path in TEXTS if path.parts[0] != "data"]
    assert [path for path in ours if identity_numbers(text_in(path))] == []


def text_in(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def test_no_file_is_a_copy_of_someone_elses_export():
    theirs = {hashlib.sha256(path.read_bytes()).digest() for path in files_under(SHARED)}
    ours = {path: hashlib.sha256((ROOT / path).read_bytes()).digest() for path in own_files()}
    empty = hashlib.sha256(b"").digest()
    assert [path for path, digest in ours.items() if digest in theirs - {empty}] == []


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
