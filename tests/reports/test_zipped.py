"""Zips without a clock."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from lagesbild.reports import zipped


def test_files_are_packed_in_order_with_fixed_times() -> None:
    files = [("b.txt", b"two"), ("mapp/a.txt", b"ett" * 1000)]
    packed = zipped.packed(files)
    assert packed == zipped.packed(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == files
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_a_zip_with_a_clock_loses_it() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        now = datetime.now(UTC).timetuple()[:6]
        archive.writestr(zipfile.ZipInfo("a.txt", now), b"ett")
    assert zipped.steadied(made.getvalue()) == zipped.packed([("a.txt", b"ett")])
